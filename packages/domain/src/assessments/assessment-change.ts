import { z } from "zod";
import { candidateOnJob } from "../applications/candidate-on-job.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { JsonObject } from "../kernel/json.ts";
import { AssessmentResult, DisqualificationCode, NewAssessment, oneEnd } from "./assessment.ts";

const { candidateId, jobId } = candidateOnJob;

/** A test for one candidate on one job, with the terms that a test has for many. */
export const CreateAssessmentInput = z.strictObject({ candidateId, jobId, ...NewAssessment }).superRefine(oneEnd);

/**
 * What is changed about a test at once, in this order: when it may be taken, that it was begun, its result (which completes it), what is decided,
 * and whether it is disqualified or revoked. What it is already changes nothing.
 */
export const UpdateAssessmentInput = z.strictObject({
  id: Id("assessment"),
  /** Whose it is, and on which job, stays. */
  candidateId: candidateId.optional(),
  jobId: jobId.optional(),
  validFrom: Instant.optional(),
  validTo: Instant.optional(),
  started: z.boolean().optional(),
  completed: z.boolean().optional(),
  score: AssessmentResult.score.optional(),
  total: AssessmentResult.total.optional(),
  proctoring: JsonObject(16_384).optional(),
  approved: z.boolean().optional(),
  disqualified: z.boolean().optional(),
  disqualifiedCode: DisqualificationCode.optional(),
  revoked: z.boolean().optional(),
  expectedVersion: ExpectedVersion,
});
export type UpdateAssessmentInput = z.output<typeof UpdateAssessmentInput>;

/** The tests that some candidates have on one job. */
export const AssessmentsOfCandidatesInput = z.strictObject({ jobId, candidateIds: z.array(Id("candidate")).max(100) });
