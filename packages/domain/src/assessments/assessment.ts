import { z } from "zod";
import { Day } from "../kernel/day.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { JsonObject } from "../kernel/json.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";
import { WebAddress } from "../kernel/web-address.ts";
import { StatusLabel } from "../status-labels/status-label.ts";
import { AssessmentStatus } from "./assessment-state.ts";

/** Days for which a test is valid when nobody says otherwise (SPEC §4). */
export const DEFAULT_VALID_DAYS = 7;
const MAX_VALID_DAYS = 365;

/** Applications that one call may name. */
const MAX_ASSIGNED = 1000;

/** The address of a test at its provider; empty without one. */
const TestUrl = z.union([z.literal(""), WebAddress]);

/** A reason as a code, such as `plagiarism`: never free text, for it stays in the event log. */
export const DisqualificationCode = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,49}$/, { message: "Must be a code: a letter, then letters, digits, - and _." });

export const AssessmentView = z.object({
  id: Id("assessment"),
  applicationId: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  stageId: Id("stage").nullable(),
  name: z.string(),
  testUrl: z.string(),
  status: AssessmentStatus,
  label: StatusLabel,
  /** The link's key, for those who manage the job; null for others. */
  key: z.string().nullable(),
  assignedAt: z.date(),
  /** Null where a workflow assigned it. */
  assignedByUserId: Id("user").nullable(),
  executedByWorkflow: z.boolean(),
  validFrom: z.date(),
  validTo: z.date(),
  linkOpenedAt: z.date().nullable(),
  startedAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  score: z.number().nullable(),
  total: z.number().nullable(),
  /** Score of total in hundredths of a percent, 0 to 10,000. */
  percentage: z.number().nullable(),
  approved: z.boolean().nullable(),
  approvedByUserId: Id("user").nullable(),
  revokedAt: z.date().nullable(),
  disqualifiedAt: z.date().nullable(),
  disqualifiedCode: z.string().nullable(),
  /** What the provider noted while the test was taken. */
  proctoring: z.record(z.string(), z.unknown()),
  updatedAt: z.date(),
  version: z.number(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

const ApplicationIds = z
  .array(Id("application"))
  .max(MAX_ASSIGNED)
  .refine((ids) => new Set(ids).size === ids.length, { message: "Names an application twice." });

/** A test as it is assigned: from `validFrom` (now) until `validTo`, or for `validDays`. */
export const NewAssessment = {
  name: RequiredText(200),
  testUrl: TestUrl.default(""),
  validFrom: Instant.optional(),
  validTo: Instant.optional(),
  validDays: z.int().min(1).max(MAX_VALID_DAYS).optional(),
} as const;

/** The check of a {@link NewAssessment}: its end is given once. */
export function oneEnd(
  { validTo, validDays }: { readonly validTo?: Date | undefined; readonly validDays?: number | undefined },
  context: z.RefinementCtx,
): void {
  if (validTo === undefined || validDays === undefined) return;
  context.addIssue({ code: "custom", path: ["validDays"], message: "Give an end or days, not both." });
}

export const AssignAssessmentsInput = z
  .strictObject({ applicationIds: ApplicationIds, ...NewAssessment })
  .superRefine(oneEnd);

/** What became of one application of a call for many. */
export const AssignOutcome = z.discriminatedUnion("outcome", [
  z.object({ applicationId: Id("application"), outcome: z.literal("assigned"), id: z.number() }),
  z.object({ applicationId: z.number(), outcome: z.literal("refused"), reason: z.string() }),
  z.object({ applicationId: z.number(), outcome: z.literal("notFound") }),
]);
export type AssignOutcome = z.infer<typeof AssignOutcome>;

export const AssignOutcomes = z.object({
  counts: z.object({ assigned: z.number(), refused: z.number(), notFound: z.number() }),
  results: z.array(AssignOutcome),
});
export type AssignOutcomes = z.infer<typeof AssignOutcomes>;

/** Outcomes with how many there are of each. */
export function countOutcomes(results: AssignOutcome[]): AssignOutcomes {
  const of = (outcome: AssignOutcome["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  return { counts: { assigned: of("assigned"), refused: of("refused"), notFound: of("notFound") }, results };
}

export const AssessmentRef = z.strictObject({ id: Id("assessment") });
export const VersionedAssessmentRef = z.strictObject({ id: Id("assessment"), expectedVersion: ExpectedVersion });

/** What came of a test: a score of a total. */
export const AssessmentResult = {
  score: z.int().min(0).max(1_000_000),
  total: z.int().min(1).max(1_000_000),
} as const;

export const CompleteAssessmentInput = z
  .strictObject({
    id: Id("assessment"),
    ...AssessmentResult,
    proctoring: JsonObject(16_384).optional(),
    expectedVersion: ExpectedVersion,
  })
  .refine(({ score, total }) => score <= total, { path: ["score"], message: "Must not be above the total." });

export const DisqualifyAssessmentInput = z.strictObject({
  id: Id("assessment"),
  code: DisqualificationCode,
  expectedVersion: ExpectedVersion,
});

/** The key of a test's link, as it was mailed. */
const AssessmentKey = z.string().regex(/^[0-9a-f]{32}$/, { message: "Not a key of a test." });
export const AssessmentKeyInput = z.strictObject({ key: AssessmentKey });

/** A test as its candidate sees it. */
export const OwnAssessmentView = z.object({
  name: z.string(),
  organisationName: z.string(),
  jobTitle: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  timeZone: z.string(),
  language: z.string(),
  status: AssessmentStatus,
  validFrom: z.date(),
  validTo: z.date(),
  /** Whether it can be opened just now. */
  isOpen: z.boolean(),
  submittedAt: z.date().nullable(),
  hasTest: z.boolean(),
});
export type OwnAssessmentView = z.infer<typeof OwnAssessmentView>;

/** Where the test is: told only when its link is opened within its time. */
export const OpenedAssessment = z.object({ assessment: OwnAssessmentView, testUrl: z.string() });

export const ListAssessmentsInput = listInput(
  {
    jobId: Id("job"),
    status: AssessmentStatus,
    label: StatusLabel,
    applicationId: Id("application"),
    candidateId: Id("candidate"),
    assignedFrom: Instant,
    assignedUntil: Instant,
    assignedOn: Day,
    validToFrom: Instant,
    validToUntil: Instant,
    validToOn: Day,
  },
  ["-id", "id", "-assignedAt", "assignedAt", "-validTo", "validTo"],
);
