import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { StageService } from "../workflows/stage.ts";

/** An application as partners name it: by its candidate and its job; the workflow, where it is given, is the job's own. */
export const candidateOnJob = {
  candidateId: Id("candidate"),
  jobId: Id("job"),
  workflowId: Id("workflow").optional(),
} as const;

/** A stage by what happens in it, and by its position where a workflow has several of that kind. */
export const stageOfService = {
  service: StageService,
  position: z.int().min(1).max(1_000_000).optional(),
} as const;

/**
 * What people decide about a candidate on a job, in one word each: about the step of a service (shortlist, decline, unshortlist,
 * start, complete), or about the application.
 */
export const ApplicationDecision = z.enum([
  "shortlist",
  "decline",
  "unshortlist",
  "start",
  "complete",
  "scheduleFinalInterview",
  "takeUp",
  "hold",
  "reject",
  "hire",
]);
export type ApplicationDecision = z.infer<typeof ApplicationDecision>;

export const DecideApplicationInput = z.strictObject({
  ...candidateOnJob,
  ...stageOfService,
  service: StageService.default("resumeScreening"),
  decision: ApplicationDecision,
});
