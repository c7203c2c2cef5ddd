import { z } from "zod";
import { ApplicationSource } from "../applications/application.ts";
import { Day } from "../kernel/day.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { Id } from "../kernel/id.ts";
import { StageService } from "../workflows/stage.ts";

/** Days of a range that says nothing else: twelve weeks. */
const DEFAULT_RANGE_DAYS = 84;

/** Days that a range has at most: two years, one of them a leap year. */
export const MAX_RANGE_DAYS = 731;

/** Stages that an answer has at most. */
export const MAX_RANGE_STAGES = 500;

const DAY = 24 * 60 * 60 * 1000;

/** One job, else all that the caller can see, from one date to another, both included, by the organisation's calendar. */
export const DashboardRange = z.strictObject({
  jobId: Id("job").optional(),
  /** 84 days ending with `to` unless given. */
  from: Day.optional(),
  /** Today unless given. */
  to: Day.optional(),
});
export type DashboardRange = z.infer<typeof DashboardRange>;

/** Dates like `2026-11-22`, both included, and the date after the last. */
export interface DecidedRange {
  readonly from: string;
  readonly to: string;
  readonly until: string;
}

/** The range that is meant `today`; refuses one that ends before it begins, or is too long, and names the field to blame. */
export function decideRange(
  { from, to }: Pick<DashboardRange, "from" | "to">,
  today: string,
): Decision<DecidedRange, { readonly field: "from" | "to"; readonly message: string }> {
  const last = dayNumber(to ?? today);
  const first = from === undefined ? last - DEFAULT_RANGE_DAYS + 1 : dayNumber(from);
  if (to === undefined && last < first) return refuse({ field: "from", message: "Must not lie in the future." });
  if (last < first) return refuse({ field: "to", message: "Must not be before the start of the range." });
  if (last - first >= MAX_RANGE_DAYS) {
    return refuse({ field: "from", message: `A range has at most ${MAX_RANGE_DAYS} days.` });
  }
  return allow({ from: dayOf(first), to: dayOf(last), until: dayOf(last + 1) });
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

const range = { from: z.string(), to: z.string() };
const stage = {
  stageId: Id("stage"),
  name: z.string(),
  service: StageService,
  position: z.number(),
  workflowId: Id("workflow"),
};

/** How long those who entered a stage within the range stayed, until they moved on or were hired. */
export const TimeInStageView = z.object({
  ...range,
  /** By workflow and position. */
  stages: z.array(
    z.object({
      ...stage,
      /** Those who moved on, or were hired from here. */
      passed: z.number(),
      /** Rounded; null where nobody has passed. */
      averageSeconds: z.number().nullable(),
    }),
  ),
});
export type TimeInStageView = z.infer<typeof TimeInStageView>;

/** How many of those who entered a stage within the range moved on; what was taken back does not count. */
export const PassThroughView = z.object({
  ...range,
  /** By workflow and position. */
  stages: z.array(
    z.object({
      ...stage,
      entered: z.number(),
      passed: z.number(),
      /** Per cent of those who entered, with two decimals; null where nobody did. */
      rate: z.number().nullable(),
    }),
  ),
});
export type PassThroughView = z.infer<typeof PassThroughView>;

/** How many were hired within the range, and how long that took from their application on. */
export const TimeToHireView = z.object({
  ...range,
  hires: z.number(),
  /** Rounded; null without hires. */
  averageSeconds: z.number().nullable(),
});
export type TimeToHireView = z.infer<typeof TimeToHireView>;

/** How the applications of the range came about: every source, those without any too. */
export const SourcesView = z.object({
  ...range,
  sources: z.array(z.object({ source: ApplicationSource, applications: z.number() })),
});
export type SourcesView = z.infer<typeof SourcesView>;
