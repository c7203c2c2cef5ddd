import { daysAfter } from "@hirelane/domain";

/** The kind of a token for a script, and when it ends: in so many days, or, without a number, when it is revoked. */
export function tokenLife(
  now: Date,
  days: number | undefined,
): { readonly kind: "permanent" | "personal"; readonly expiresAt: Date | null } {
  return days === undefined
    ? { kind: "permanent", expiresAt: null }
    : { kind: "personal", expiresAt: daysAfter(now, days) };
}
