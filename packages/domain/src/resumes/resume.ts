import { z } from "zod";
import { Attachment, FileReference } from "../files/file.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { Text } from "../kernel/text.ts";
import { hasTwoDecimals, ScoreWeights } from "../score-weights/score-weight.ts";
import { StatusLabel } from "../status-labels/status-label.ts";

/** How far the text of a CV is: there is none to read, it waits, it was read, or it could not be read. */
export const ResumeTextStatus = z.enum(["none", "waiting", "extracted", "failed"]);
export type ResumeTextStatus = z.infer<typeof ResumeTextStatus>;

const componentsOf = <Score extends z.ZodType>(score: Score) => ({
  skills: score,
  workExperience: score,
  projects: score,
  education: score,
  certifications: score,
});

/** The score of a resume, as decimals: five parts, and their sum from 0 to 10. */
export const ResumeScore = z.object({
  overall: z.number(),
  components: z.object(componentsOf(z.number().nullable())),
  /** The weight under which each part was given; later changes of the job's do not touch it. */
  weights: ScoreWeights,
  scoreWeightId: Id("scoreWeight").nullable(),
  /** Whether an AI service gave it. */
  aiScore: z.boolean(),
  feedback: z.string().nullable(),
  /** Null for the first score, which is made from the text. */
  scoredBy: Id("user").nullable(),
  scoredAt: z.date(),
});
export type ResumeScore = z.infer<typeof ResumeScore>;

/** A resume as lists of candidates show it. */
export const ResumeSummary = z.object({
  id: Id("resume"),
  applicationId: Id("application"),
  jobId: Id("job"),
  name: z.string(),
  revision: z.number(),
  current: z.boolean(),
  textStatus: ResumeTextStatus,
  relevantExperienceMonths: z.number().nullable(),
  score: ResumeScore.nullable(),
  label: StatusLabel,
  /** Whether the resume screening of its application is approved, and by whom; null: by the workflow, or not. */
  approved: z.boolean(),
  approvedBy: Id("user").nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  updatedBy: Id("user").nullable(),
  version: z.number(),
});
export type ResumeSummary = z.infer<typeof ResumeSummary>;

export const ResumeView = ResumeSummary.extend({
  candidateId: Id("candidate"),
  file: FileReference.nullable(),
  /** Of the must-have skills of the job, those that the text names, and those that it does not; null before it was read. */
  matchedSkills: z.array(z.string()).nullable(),
  missingSkills: z.array(z.string()).nullable(),
});
export type ResumeView = z.infer<typeof ResumeView>;

export const ResumeRef = z.strictObject({ id: Id("resume") });
export const DeleteResumeInput = z.strictObject({ ...ResumeRef.shape, expectedVersion: ExpectedVersion });
const NewResume = { cv: Attachment, name: Text(200).optional() };
export const CreateResumeInput = z.strictObject({ applicationId: Id("application"), ...NewResume });
/** The application named by its candidate and its job. */
export const CreateResumeOfCandidateInput = z.strictObject({
  candidateId: Id("candidate"),
  jobId: Id("job"),
  ...NewResume,
});

const Score = z.number().min(0).max(10).refine(hasTwoDecimals, { message: "At most two decimals." });

/** Whose first scores are to be made anew: the current resumes of one job. */
export const RescoreResumesInput = z.strictObject({ jobId: Id("job") });
export const RescoreRequest = z.object({
  jobId: Id("job"),
  /** Resumes that wait for it: those whose text is known. */
  waiting: z.number(),
});

/** A score by a person or an AI service. Parts that are left out stay; null takes one away. */
export const SetResumeScoreInput = z.strictObject({
  ...ResumeRef.shape,
  expectedVersion: ExpectedVersion,
  components: z.strictObject(componentsOf(Score.nullable().optional())).optional(),
  aiScore: z.boolean().optional(),
  feedback: Text(20_000).nullable().optional(),
  relevantExperienceMonths: z.int().min(0).max(1200).nullable().optional(),
});

export const ListResumesInput = listInput(
  {
    jobId: Id("job"),
    applicationId: Id("application"),
    candidateId: Id("candidate"),
    current: z.boolean(),
    label: StatusLabel,
    updatedSince: Instant,
    updatedUntil: Instant,
  },
  ["-id", "id", "createdAt", "-createdAt", "overallScore", "-overallScore"],
);

/** The text of a CV that is kept at most, in bytes of UTF-8. */
export const MAX_RESUME_TEXT_BYTES = 200 * 1024;
