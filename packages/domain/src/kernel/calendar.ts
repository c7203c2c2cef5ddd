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

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The date that an instant has in a time zone, as days since 1970. */
function dayNumber(instant: Date, timeZone: string): number {
  const known = dateFormats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "numeric", day: "numeric" });
  if (known === undefined) dateFormats.set(timeZone, format);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.get("year") ?? 0, (parts.get("month") ?? 1) - 1, parts.get("day") ?? 1) / DAY;
}

/** How many midnights of a time zone lie between two instants: 1 from late today until early tomorrow. */
export function calendarDaysBetween(from: Date, to: Date, timeZone: string): number {
  return dayNumber(to, timeZone) - dayNumber(from, timeZone);
}

/** The whole minutes, hours and so on are the caller's: seconds from `now` until `then`, never below zero. */
export function secondsUntil(then: Date, now: Date): number {
  return Math.max(0, Math.floor((then.getTime() - now.getTime()) / 1000));
}
