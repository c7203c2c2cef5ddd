import { Day, IsoInstant } from "@hirelane/domain";
import { z } from "zod";
import { filterThrough } from "../dialect/filters.ts";

/** When something is exactly: on a day of the organisation's, or within the millisecond of an instant. */
export interface Moment {
  readonly day?: string;
  readonly from?: Date;
  readonly until?: Date;
}

/** A date, which is a whole day in the organisation's time zone, or an instant. */
export const MomentInput = z.string().transform((text, context): Moment => {
  const day = Day.safeParse(text);
  if (day.success) return { day: day.data };
  const instant = IsoInstant.safeParse(text);
  if (instant.success) return { from: instant.data, until: new Date(instant.data.getTime() + 1) };
  context.addIssue({ code: "custom", message: "Must be a date, or a date and time with a time zone designator." });
  return z.NEVER;
});

const assignedAt = ({ day, from, until }: Moment) => ({ assignedOn: day, assignedFrom: from, assignedUntil: until });

/** The filter by when a test or a screening was assigned. */
export const assignedAtFilter = filterThrough(["assignedFrom", "assignedUntil", "assignedOn"], MomentInput, assignedAt);
