import { z } from "zod";

const MESSAGE = "Must be an ISO 8601 date and time with a time zone designator, like 2022-11-11T23:59+01:00.";
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

const withinCalendar = (date: Date): boolean => date.getTime() >= EARLIEST && date.getTime() <= LATEST;

/** ISO 8601 text with a zone designator, seconds optional, decoded to a Date between the years 1900 and 9999. */
export const IsoInstant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], { error: MESSAGE })
  .transform((text) => new Date(text))
  .refine(withinCalendar, { message: "Must lie between the years 1900 and 9999." });

/** A point in time: a Date over the typed client, ISO 8601 text with a zone designator elsewhere. */
export const Instant = z.union(
  [z.date().refine(withinCalendar, { message: "Must lie between the years 1900 and 9999." }), IsoInstant],
  { error: MESSAGE },
);
