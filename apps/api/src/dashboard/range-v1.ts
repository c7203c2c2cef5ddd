import { ApplicationSource, Day, Id, type PassThroughView } from "@hirelane/domain";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { services, ServiceV1 } from "../v1/labels.ts";

/** What a read over a range is asked for: dates, both included. */
export const rangeQueryV1 = z.object({
  job_id: BodyId("job").optional(),
  from: Day.optional(),
  to: Day.optional(),
});

export const fromRangeQueryV1 = ({ job_id, from, to }: z.output<typeof rangeQueryV1>) => ({ jobId: job_id, from, to });

const range = { from: z.string(), to: z.string() };
const stage = {
  stage_id: Id("stage"),
  stage_name: z.string(),
  service: ServiceV1,
  order: z.number(),
  workflow_id: Id("workflow"),
};

/** How long applications stay in each stage, in seconds. */
export const TimeInStageV1 = z.object({
  ...range,
  results: z.array(z.object({ ...stage, passed: z.number(), average_seconds: z.number().nullable() })),
});

/** How many move on from each stage, and per cent of those who entered. */
export const PassThroughV1 = z.object({
  ...range,
  results: z.array(
    z.object({ ...stage, entered: z.number(), passed: z.number(), pass_through_rate: z.number().nullable() }),
  ),
});

/** How long a hire takes, in seconds. */
export const TimeToHireV1 = z.object({ ...range, hires: z.number(), average_seconds: z.number().nullable() });

/** How applications came about. */
export const SourcesV1 = z.object({
  ...range,
  results: z.array(z.object({ source: ApplicationSource, applications: z.number() })),
});

type Stage = Pick<PassThroughView["stages"][number], "stageId" | "name" | "service" | "position" | "workflowId">;

export const toRangeStageV1 = ({ stageId, name, service, position, workflowId }: Stage) => ({
  stage_id: stageId,
  stage_name: name,
  service: services[service],
  order: position,
  workflow_id: workflowId,
});
