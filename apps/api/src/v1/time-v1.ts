import { z } from "zod";

const UNITS = [
  ["day", 24 * 60 * 60 * 1000],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
] as const;

/** A point in time in an answer of v1: see {@link timestampV1}. */
export const TimeV1 = z.string().meta({ format: "date-time" });

/** A point in time as v1 writes it: UTC, with six decimals of a second unless it is a whole one. */
export function timestampV1(date: Date): string;
export function timestampV1(date: Date | null): string | null;
export function timestampV1(date: Date | null): string | null {
  return date === null
    ? null
    : date
        .toISOString()
        .replace(/\.000Z$/, "Z")
        .replace(/(\.\d{3})Z$/, "$1000Z");
}

/** How long ago something was, in whole days, hours or minutes: "80 days ago", "0 minutes ago". */
export function ago(then: Date, now: Date): string {
  const passed = Math.max(0, now.getTime() - then.getTime());
  const [name, length] = UNITS.find(([, unit]) => passed >= unit) ?? UNITS[2];
  const count = Math.floor(passed / length);
  return `${count} ${name}${count === 1 ? "" : "s"} ago`;
}
