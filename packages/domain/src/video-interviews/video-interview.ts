import { z } from "zod";
import { OwnQuestionView } from "../answers/answer.ts";
import { PersonFields } from "../candidates/candidate.ts";
import { EvaluationStatus, OwnEvaluationStatus } from "../evaluations/evaluation-status.ts";
import { Attachment, FileReference } from "../files/file.ts";
import { JobStatus } from "../jobs/job.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { JsonObject } from "../kernel/json.ts";
import { listInput } from "../kernel/page.ts";
import { Email, NewPassword, Text } from "../kernel/text.ts";
import { Language } from "../organisations/organisation.ts";
import { ShareView } from "../shares/share.ts";
import { Username } from "../users/user.ts";
import { ConsentView } from "./consent.ts";
import { VideoInterviewStatus } from "./video-interview-status.ts";

export const VideoInterviewView = z.object({
  id: Id("videoInterview"),
  applicationId: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  status: VideoInterviewStatus,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  phone: z.string(),
  gender: z.string(),
  address: z.string(),
  username: z.string().nullable(),
  interviewKey: z.string(),
  activationKey: z.string().nullable(),
  partnerData: z.record(z.string(), z.json()),
  photo: FileReference.nullable(),
  cv: FileReference.nullable(),
  deadline: z.date().nullable(),
  invitedAt: z.date().nullable(),
  confirmedAt: z.date().nullable(),
  startedAt: z.date().nullable(),
  interviewedAt: z.date().nullable(),
  createdBy: Id("user").nullable(),
  createdAt: z.date(),
  version: z.number(),
  evaluationStatus: EvaluationStatus,
  /** Null for who is no evaluator of the job. */
  myEvaluationStatus: OwnEvaluationStatus.nullable(),
  /** With whom it is shared; null for those who do not manage its job. */
  shares: z.array(ShareView).nullable(),
});
export type VideoInterviewView = z.infer<typeof VideoInterviewView>;

/** What is shared with the caller: the share, and the interview that it lets them see. */
export const OwnShareView = z.object({ share: ShareView, interview: VideoInterviewView });

/** `partner_data` of the interview-suite dialect: an object of at most 16 KB. */
const PartnerData = JsonObject(16 * 1024);

const InterviewFields = {
  phone: PersonFields.phone,
  gender: PersonFields.gender,
  address: PersonFields.address,
  username: Username,
  partnerData: PartnerData,
};
const optionalFields = z.object(InterviewFields).partial().shape;

/** An email, or the empty text of a candidate whose email is still to come. */
const EmailOrNone = z.union([Email, Text(0)], { error: "Enter a valid email address." });

/** Names one video interview; `jobId`, when given, is the job that it must belong to. */
export const VideoInterviewRef = z.strictObject({ id: Id("videoInterview"), jobId: Id("job").optional() });
export const VersionedVideoInterviewRef = z.strictObject({
  ...VideoInterviewRef.shape,
  expectedVersion: ExpectedVersion,
});

export const CreateVideoInterviewInput = z.strictObject({
  ...optionalFields,
  jobId: Id("job"),
  firstName: PersonFields.firstName,
  lastName: PersonFields.lastName,
  email: EmailOrNone.optional(),
  photo: Attachment,
  cv: Attachment,
});

export const UpdateVideoInterviewInput = z.strictObject({
  ...optionalFields,
  ...VersionedVideoInterviewRef.shape,
  firstName: PersonFields.firstName.optional(),
  lastName: PersonFields.lastName.optional(),
  email: EmailOrNone.optional(),
  photo: Attachment,
  cv: Attachment,
});

export const SetDeadlineInput = z.strictObject({ ...VersionedVideoInterviewRef.shape, deadline: Instant });

export const ListVideoInterviewsInput = listInput(
  {
    jobId: Id("job"),
    status: VideoInterviewStatus,
    evaluationStatus: EvaluationStatus,
    search: Text(100).min(1),
    email: Text(254),
    username: Text(60),
  },
  ["-id", "id", "deadline", "-deadline", "lastName", "-lastName"],
);

/** The beginning of a username made from a last name: its Latin letters, at most 20. */
export function usernameStem(lastName: string): string {
  const letters = lastName
    .normalize("NFKD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase()
    .slice(0, 20);
  return letters === "" ? "candidate" : letters;
}

/** A candidate's own view: the interview without its key, what it is for, and the time left by the server's clock. */
export const CandidateSelfView = z.object({
  interview: VideoInterviewView,
  /** Never below zero; null without a deadline. */
  secondsUntilDeadline: z.number().nullable(),
  consent: ConsentView,
  /** Empty until the interview is confirmed; what is asked is null until it is under way. */
  questions: z.array(OwnQuestionView),
  organisation: z.object({
    name: z.string(),
    timeZone: z.string(),
    language: Language,
    interviewPeriodDays: z.number(),
  }),
  job: z.object({
    id: Id("job"),
    title: z.string(),
    status: JobStatus,
    interviewPeriodDays: z.number().nullable(),
    closesAt: z.date().nullable(),
  }),
});
export type CandidateSelfView = z.infer<typeof CandidateSelfView>;

export const SetCandidatePasswordInput = z.strictObject({ password: NewPassword });
