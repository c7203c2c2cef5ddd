import { Id, IsoInstant } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyReference } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { route } from "../dialect/define-route.ts";
import type { Route } from "../dialect/route.ts";
import { actionFields, oneModule } from "../v1/action-input.ts";
import { services, ServiceV1 } from "../v1/labels.ts";

/** When, how long, where and with whom a final interview is; length and place are the stage's where they are left out. */
const Meeting = z
  .object({
    starts_at: IsoInstant,
    duration_minutes: NumberInput.optional(),
    place: z.string().optional(),
    interviewers: z.array(BodyReference("user")).optional(),
  })
  .transform(({ starts_at, duration_minutes, place, interviewers }) => ({
    startsAt: starts_at,
    durationMinutes: duration_minutes,
    place,
    interviewerIds: interviewers,
  }));

const Body = z
  .object({
    ...actionFields,
    expected_stage: NumberInput.pipe(z.int().positive()).optional(),
    final_interview: Meeting.optional(),
  })
  .superRefine(oneModule);

/** Moves of candidates on jobs. */
export const moveRoutesV1: readonly Route[] = [
  route("PATCH", "/workflow/move-to-nextstage/", {
    operation: operations.applications.moveCandidateToNextStage,
    parameters: z.object({}),
    body: Body,
    response: z.object({
      message: z.string(),
      candidate_id: Id("candidate"),
      job_id: Id("job"),
      stage: z.object({ id: Id("stage"), stage_name: z.string(), order: z.number(), service: ServiceV1 }).nullable(),
    }),
    names: {
      candidateId: "candidate_id",
      jobId: "job_id",
      workflowId: "workflow_id",
      expectedStageId: "expected_stage",
      finalInterview: "final_interview",
      startsAt: "starts_at",
      durationMinutes: "duration_minutes",
      interviewerIds: "interviewers",
    },
    errorShape: "action",
    source: "workflow: move-to-nextstage/",
    toInput: ({ body }) => ({
      candidateId: body.candidate_id,
      jobId: body.job_id,
      workflowId: body.workflow_id ?? body.module_id,
      expectedStageId: body.expected_stage,
      finalInterview: body.final_interview,
    }),
    toResponse: ({ candidateId, jobId, stage }) => ({
      message: "Candidate moved to the next stage.",
      candidate_id: candidateId,
      job_id: jobId,
      stage: stage && { id: stage.id, stage_name: stage.name, order: stage.position, service: services[stage.service] },
    }),
  }),
];
