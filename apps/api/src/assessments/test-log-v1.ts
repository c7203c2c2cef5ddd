import { type AssessmentView, Id, IsoInstant, JsonObject, NewAssessment, StatusLabel } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import { FlagInput, NumberInput } from "../dialect/body-values.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

/** A test as v1 shows one. */
export const TestLogV1 = z.object({
  id: Id("assessment"),
  candidate: Id("candidate"),
  job: Id("job"),
  assigned_by: Id("user").nullable(),
  assigned_at: TimeV1,
  key: z.string().nullable(),
  valid_from: TimeV1,
  valid_to: TimeV1,
  link_opened: z.boolean(),
  started: z.boolean(),
  started_at: TimeV1.nullable(),
  completed: z.boolean(),
  completed_at: TimeV1.nullable(),
  submitted: z.boolean(),
  score: z.number().nullable(),
  total: z.number().nullable(),
  average_percentage: z.string().nullable(),
  is_approved: z.boolean().nullable(),
  approved_by: Id("user").nullable(),
  status_text: StatusLabel,
  proctoring: z.record(z.string(), z.unknown()),
});
export type TestLogV1 = z.input<typeof TestLogV1>;

/** The model's names of the fields that v1 spells otherwise. */
export const testLogNamesV1 = {
  candidateId: "candidate",
  jobId: "job",
  testUrl: "test_url",
  validFrom: "valid_from",
  validTo: "valid_to",
  approved: "is_approved",
  disqualifiedCode: "disqualified_code",
} as const;

const whose = { candidate: BodyReference("candidate"), job: BodyReference("job") };
const window = { valid_from: IsoInstant, valid_to: IsoInstant };

/** The body of a create, which assigns the test. */
export const NewTestLogV1 = bodyFields(
  { ...whose, name: NewAssessment.name },
  { test_url: NewAssessment.testUrl.unwrap(), ...window },
).whole;

const fields = bodyFields(whose, {
  ...window,
  started: FlagInput,
  completed: FlagInput,
  score: NumberInput.nullable(),
  total: NumberInput.nullable(),
  proctoring: JsonObject(16_384),
  is_approved: FlagInput.nullable(),
  disqualified: FlagInput,
  disqualified_code: z.string(),
  revoked: FlagInput,
});

/** The body of a replacement; what has happened to a test stays, also where it is left out. */
export const WholeTestLogV1 = fields.whole;
/** The body of a change. */
export const PartOfTestLogV1 = fields.part;

/** The operation's fields of a body; null stands for what is not there yet, and stays. */
export function fromTestLogV1(body: z.output<typeof PartOfTestLogV1>) {
  return {
    candidateId: body.candidate,
    jobId: body.job,
    validFrom: body.valid_from,
    validTo: body.valid_to,
    started: body.started,
    completed: body.completed,
    score: body.score ?? undefined,
    total: body.total ?? undefined,
    proctoring: body.proctoring,
    approved: body.is_approved ?? undefined,
    disqualified: body.disqualified,
    disqualifiedCode: body.disqualified_code,
    revoked: body.revoked,
  };
}

/** A test as v1 shows one. */
export function toTestLogV1(assessment: AssessmentView): TestLogV1 {
  const { percentage } = assessment;
  return {
    id: assessment.id,
    candidate: assessment.candidateId,
    job: assessment.jobId,
    assigned_by: assessment.assignedByUserId,
    assigned_at: timestampV1(assessment.assignedAt),
    key: assessment.key,
    valid_from: timestampV1(assessment.validFrom),
    valid_to: timestampV1(assessment.validTo),
    link_opened: assessment.linkOpenedAt !== null,
    started: assessment.startedAt !== null,
    started_at: timestampV1(assessment.startedAt),
    completed: assessment.completedAt !== null,
    completed_at: timestampV1(assessment.completedAt),
    submitted: assessment.submittedAt !== null,
    score: assessment.score,
    total: assessment.total,
    average_percentage: percentage === null ? null : (percentage / 100).toFixed(2),
    is_approved: assessment.approved,
    approved_by: assessment.approvedByUserId,
    status_text: assessment.label,
    proctoring: assessment.proctoring,
  };
}
