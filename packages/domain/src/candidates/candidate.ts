import { z } from "zod";
import { ApplicationStatus } from "../applications/application-status.ts";
import { FileReference } from "../files/file.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { Email, PersonName, Text } from "../kernel/text.ts";
import { ResumeSummary } from "../resumes/resume.ts";
import { labelFilters } from "../status-labels/label-filters.ts";

export const CandidateView = z.object({
  id: Id("candidate"),
  email: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  gender: z.string(),
  address: z.string(),
  city: z.string(),
  state: z.string(),
  skills: z.array(z.string()),
  workExperience: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  version: z.number(),
});
export type CandidateView = z.infer<typeof CandidateView>;

/** The fields of a person, as every way in takes them. */
export const PersonFields = {
  firstName: PersonName,
  lastName: PersonName,
  phone: Text(50),
  gender: Text(20),
  address: Text(500),
  city: Text(100),
  state: Text(100),
  workExperience: Text(20_000),
  skills: z.array(Text(60).min(1)).max(100),
};

/** Some people have one name: it is their first, and their last one is blank. */
const LastName = Text(100);

const optionalPerson = z.object({ ...PersonFields, lastName: LastName }).partial().shape;

export const CreateCandidateInput = z.strictObject({
  ...optionalPerson,
  jobId: Id("job"),
  firstName: PersonName,
  lastName: LastName,
  email: Email,
});
export const UpdateCandidateInput = z.strictObject({
  ...optionalPerson,
  id: Id("candidate"),
  email: Email.optional(),
  expectedVersion: ExpectedVersion,
});
export const CandidateRef = z.strictObject({ id: Id("candidate") });
export const EraseCandidateInput = z.strictObject({ ...CandidateRef.shape, expectedVersion: ExpectedVersion });

/** A job that a person applied for, as far as the caller may see it. */
export const AppliedJob = z.object({
  id: Id("job"),
  title: z.string(),
  applicationId: Id("application"),
  status: ApplicationStatus,
  stageId: Id("stage").nullable(),
});
export type AppliedJob = z.infer<typeof AppliedJob>;

/** A person as lists show them: with their newest current resume (of the job that the list is narrowed to, else of all). */
export const ListedCandidateView = CandidateView.extend({
  resume: ResumeSummary.nullable(),
  appliedJobs: z.array(AppliedJob),
  /** Of the newest video interview that the caller may see. */
  photo: FileReference.nullable(),
});
export type ListedCandidateView = z.infer<typeof ListedCandidateView>;

/** Several people at once; with a job, those who applied for it, with the resume of that application. */
export const GetManyCandidatesInput = z.strictObject({
  ids: z.array(Id("candidate")).max(100),
  jobId: Id("job").optional(),
});

const Searched = Text(100).min(1);

export const ListCandidatesInput = listInput(
  {
    jobId: Id("job"),
    stageId: Id("stage"),
    status: ApplicationStatus,
    ...labelFilters,
    /** Whose application for the job has a test, or a video interview. */
    hasAssessment: z.literal(true),
    hasScreening: z.literal(true),
    email: Text(254),
    city: Text(100),
    state: Text(100),
    /** Contained in one of the skills. */
    skills: Searched,
    workExperience: Searched,
    updatedSince: Instant,
    updatedUntil: Instant,
  },
  [
    "-id",
    "id",
    "createdAt",
    "-createdAt",
    "updatedAt",
    "-updatedAt",
    "resumeCreatedAt",
    "-resumeCreatedAt",
    "overallScore",
    "-overallScore",
  ],
  25,
);
