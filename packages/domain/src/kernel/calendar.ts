import { z } from "zod";

const DAY = 24 * 60 * 60 * 1000;

/** An IANA time zone that this runtime knows, such as `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => /^[A-Za-z]/.test(zone) && isKnownZone(zone), { message: "Not a known IANA time zone." });

function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The instant `days` times 24 hours after `from`. */
export function daysAfter(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY);
}

/** The whole minutes, hours and so on are the caller's: seconds from `now` until `then`, never below zero. */
export function secondsUntil(then: Date, now: Date): number {
  return Math.max(0, Math.floor((then.getTime() - now.getTime()) / 1000));
}
