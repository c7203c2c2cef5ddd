import { IsoInstant } from "@hirelane/domain";
import { z } from "zod";

const DAY = 24 * 60 * 60 * 1000;
const MESSAGE = "Must be an instant or a date; two with a comma between them are from when to when.";

/** A span of time: from its start up to, and not including, its end. */
interface Span {
  readonly since: Date;
  readonly until: Date;
}

/** An instant is the millisecond that it names, a date the whole day in UTC. */
function spanOf(text: string): Span | null {
  const isDate = z.iso.date().safeParse(text).success;
  const start = IsoInstant.safeParse(isDate ? `${text}T00:00:00Z` : text);
  if (!start.success) return null;
  const length = isDate ? DAY : 1;
  return { since: start.data, until: new Date(start.data.getTime() + length) };
}

/** A time that lists are narrowed to: an instant or a date, or two with a comma between them, both included. */
export const TimeSpanInput = z.string().transform((text, context): Span => {
  const spans = text.split(",").map((part) => spanOf(part.trim()));
  const [first, last = first] = spans;
  if (spans.length <= 2 && first && last && first.since < last.until) return { since: first.since, until: last.until };
  context.addIssue({ code: "custom", message: MESSAGE });
  return z.NEVER;
});

/** The filters of a span of time by when something changed. */
export const changedWithin = ({ since, until }: Span) => ({ updatedSince: since, updatedUntil: until });
