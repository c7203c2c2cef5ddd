import { findRow, getBoundsOfDay, toDate } from "@hirelane/db";
import type { ReadContext } from "../kernel/context.ts";

/** When a day begins and when the next one does, in the organisation's time zone; null for no day. */
export async function boundsOfDay(
  context: ReadContext,
  day: string | undefined,
): Promise<{ readonly from: Date; readonly until: Date } | null> {
  const row = day === undefined ? null : await findRow(context.sql, getBoundsOfDay, [day]);
  return row === null ? null : { from: toDate(row.begins_at), until: toDate(row.ends_at) };
}

/** Where a range begins that lies in two. */
export function later(one: Date | undefined, other: Date | undefined): Date | undefined {
  return one !== undefined && other !== undefined && one.getTime() > other.getTime() ? one : (other ?? one);
}

/** Where a range ends that lies in two. */
export function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  return one !== undefined && other !== undefined && one.getTime() < other.getTime() ? one : (other ?? one);
}
