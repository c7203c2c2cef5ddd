import { Id, IsoInstant, QuestionKind, type ScreeningView, StatusLabel } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import { FlagInput } from "../dialect/body-values.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

/** A question of a screening as v1 shows one. */
const QuestionV1 = z.object({
  id: Id("question"),
  order: z.number(),
  kind: QuestionKind,
  question: z.string(),
  choices: z.array(z.string()),
  required: z.boolean(),
  time_limit_seconds: z.number().nullable(),
});

/** A screening as v1 shows one: the video interview of an application. */
export const ScreeningV1 = z.object({
  id: Id("videoInterview"),
  candidate: Id("candidate"),
  job: Id("job"),
  questions: z.array(QuestionV1),
  question_set: Id("questionSet").nullable(),
  assigned_by: Id("user").nullable(),
  assigned_at: TimeV1.nullable(),
  expired_at: TimeV1.nullable(),
  link_opened: z.boolean(),
  started_at: TimeV1.nullable(),
  completed: z.boolean(),
  completed_at: TimeV1.nullable(),
  revoked: z.boolean(),
  is_approved: z.boolean().nullable(),
  status_text: StatusLabel,
  executed_by_workflow: z.boolean(),
  is_status_overridden_by_user: z.boolean(),
});
export type ScreeningV1 = z.input<typeof ScreeningV1>;

/** The model's names of the fields that v1 spells otherwise. */
export const screeningNamesV1 = {
  candidateId: "candidate",
  jobId: "job",
  questionSetId: "question_set",
  deadline: "expired_at",
  approved: "is_approved",
  stageId: "is_approved",
} as const;

const whose = { candidate: BodyReference("candidate"), job: BodyReference("job") };

/** The body of a create, which invites. */
export const NewScreeningV1 = bodyFields(whose, {
  question_set: BodyReference("questionSet").nullable(),
  expired_at: IsoInstant.nullable(),
}).whole;

const fields = bodyFields(whose, {
  expired_at: IsoInstant.nullable(),
  is_approved: FlagInput.nullable(),
  revoked: FlagInput,
});

/** The body of a replacement; what has happened to a screening stays, also where it is left out. */
export const WholeScreeningV1 = fields.whole;
/** The body of a change. */
export const PartOfScreeningV1 = fields.part;

/** The operation's fields of a body; null stands for what is not there yet, and stays. */
export function fromScreeningV1(body: z.output<typeof PartOfScreeningV1>) {
  return {
    candidateId: body.candidate,
    jobId: body.job,
    deadline: body.expired_at ?? undefined,
    approved: body.is_approved ?? undefined,
    revoked: body.revoked,
  };
}

/** A screening as v1 shows one. */
export function toScreeningV1(screening: ScreeningView): ScreeningV1 {
  return {
    id: screening.id,
    candidate: screening.candidateId,
    job: screening.jobId,
    questions: screening.questions.map(({ position, prompt, timeLimitSeconds, id, kind, choices, required }) => ({
      id,
      order: position,
      kind,
      question: prompt,
      choices,
      required,
      time_limit_seconds: timeLimitSeconds,
    })),
    question_set: screening.questionSetId,
    assigned_by: screening.assignedByUserId,
    assigned_at: timestampV1(screening.assignedAt),
    expired_at: timestampV1(screening.expiredAt),
    link_opened: screening.linkOpened,
    started_at: timestampV1(screening.startedAt),
    completed: screening.completed,
    completed_at: timestampV1(screening.completedAt),
    revoked: screening.revoked,
    is_approved: screening.isApproved,
    status_text: screening.label,
    executed_by_workflow: screening.executedByWorkflow,
    is_status_overridden_by_user: screening.isStatusOverriddenByUser,
  };
}
