import type { ListOrder } from "./list.ts";

const FORMS = {
  bigint: /^\d{1,16}$/,
  text: /^[^\u0000]{0,300}$/u,
  timestamptz: /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/,
} as const;

/** The opaque cursor behind a row: its order, its value in that order, and its id. */
export function encodeCursor(order: string, value: string, id: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify([order, value, id]));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What a cursor of this order says; null for anything else. */
export function decodeCursor(
  cursor: string,
  order: string,
  type: ListOrder["type"],
): { value: string; id: string } | null {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [of, value, id]: unknown[] = parts;
  if (of !== order || typeof value !== "string" || typeof id !== "string") return null;
  return FORMS[type].test(value) && value.isWellFormed() && FORMS.bigint.test(id) ? { value, id } : null;
}

function parse(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.codePointAt(0) ?? 0)),
    );
  } catch {
    return null;
  }
}
