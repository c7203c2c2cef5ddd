import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import type { Route } from "../dialect/route.ts";
import {
  fromRangeQueryV1,
  PassThroughV1,
  rangeQueryV1,
  SourcesV1,
  TimeInStageV1,
  TimeToHireV1,
  toRangeStageV1,
} from "./range-v1.ts";

const { dashboard } = operations;

/** What every route over a range has in common. */
const ofRange = {
  parameters: z.object({}),
  query: rangeQueryV1,
  names: { jobId: "job_id" },
  toInput: ({ query }: { readonly query: z.output<typeof rangeQueryV1> }) => fromRangeQueryV1(query),
} as const;

/** What dashboards tell of a range of dates; the sources have nothing of the kind. */
export const rangeRoutesV1: readonly Route[] = [
  route("GET", "/analytics/time-in-stage/", {
    ...ofRange,
    operation: dashboard.timeInStage,
    response: TimeInStageV1,
    toResponse: ({ from, to, stages }) => ({
      from,
      to,
      results: stages.map(({ passed, averageSeconds, ...stage }) => ({
        ...toRangeStageV1(stage),
        passed,
        average_seconds: averageSeconds,
      })),
    }),
  }),
  route("GET", "/analytics/time-to-hire/", {
    ...ofRange,
    operation: dashboard.timeToHire,
    response: TimeToHireV1,
    toResponse: ({ from, to, hires, averageSeconds }) => ({ from, to, hires, average_seconds: averageSeconds }),
  }),
  route("GET", "/analytics/pass-through-rate/", {
    ...ofRange,
    operation: dashboard.passThrough,
    response: PassThroughV1,
    toResponse: ({ from, to, stages }) => ({
      from,
      to,
      results: stages.map(({ entered, passed, rate, ...stage }) => ({
        ...toRangeStageV1(stage),
        entered,
        passed,
        pass_through_rate: rate,
      })),
    }),
  }),
  route("GET", "/analytics/applicant-sources/", {
    ...ofRange,
    operation: dashboard.sources,
    response: SourcesV1,
    toResponse: ({ from, to, sources }) => ({ from, to, results: sources }),
  }),
];
