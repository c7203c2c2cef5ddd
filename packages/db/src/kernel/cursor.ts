import { IsoInstant } from "@hirelane/domain";
import type { ListOrder } from "./list.ts";

const isBigint = (text: string): boolean => /^\d{1,16}$/.test(text);

/** Whether PostgreSQL reads a text as a value of the type: cursors can be forged. */
const isReadable: Readonly<Record<ListOrder["type"], (text: string) => boolean>> = {
  bigint: isBigint,
  xid8: isBigint,
  text: (text) => text.length <= 300 && text.isWellFormed() && !text.includes("\u0000"),
  timestamptz: (text) => text === "infinity" || isTimestamp(text),
};

/** Whether a text is a timestamp as PostgreSQL writes it, of a day that there is. */
function isTimestamp(text: string): boolean {
  const form = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(:\d\d)?$/;
  const [, date, time, hours, minutes = ":00"] = form.exec(text) ?? [];
  return IsoInstant.safeParse(`${date}T${time}${hours}${minutes}`).success;
}

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
  if (parts?.length !== 3) return null;
  const [of, value, id] = parts;
  if (of !== order || typeof value !== "string" || typeof id !== "string") return null;
  return isReadable[type](value) && isBigint(id) ? { value, id } : null;
}

function parse(cursor: string): readonly unknown[] | null {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (c) => c.codePointAt(0) ?? 0);
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
