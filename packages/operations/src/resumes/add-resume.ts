import {
  attachResumeFile,
  detachResumeFiles,
  dropResumesOfInterview,
  findRow,
  forgetResumeText,
  lastResumeRevision,
  lockApplicationOfResume,
  ResumeEntity,
  retireResume,
  settleResumeKeys,
  toId,
} from "@hirelane/db";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { enqueue } from "../kernel/job.ts";
import { notFound } from "../kernel/operation-error.ts";
import { extractResumeText, isReadable } from "./extract-resume-text.job.ts";

/** A new version of an application's resume. */
export interface NewResume {
  readonly applicationId: number;
  readonly jobId: number;
  /** The interview that the CV came by. */
  readonly videoInterviewId: number | null;
  readonly name: string;
  /** A file that was found free, locked; null for a resume without a CV. */
  readonly fileId: number | null;
  readonly contentType: string | null;
}

/** Adds a version, which is the current one from now on; its text is read by a job. Throws `not_found`. */
export async function addResume(context: WriteContext, added: NewResume): Promise<ResumeEntity> {
  const { applicationId, jobId, videoInterviewId, name, fileId, contentType } = added;
  const application = await findRow(context.sql, lockApplicationOfResume, [applicationId]);
  if (application === null) throw notFound("application");
  await context.sql.rows(retireResume, [applicationId, context.now]);
  const last = await findRow(context.sql, lastResumeRevision, [applicationId]);
  const waits = fileId !== null && isReadable(contentType);
  const resume = context.em.create(ResumeEntity, {
    organisationId: organisationOf(context),
    applicationId,
    jobId,
    videoInterviewId,
    revision: (last?.revision ?? 0) + 1,
    current: true,
    name,
    textStatus: waits ? "waiting" : "none",
    ...unscored,
    createdAt: context.now,
    updatedAt: context.now,
    updatedByUserId: actingUserId(context),
  });
  await context.em.flush();
  const { id } = resume;
  if (fileId !== null) await context.sql.rows(attachResumeFile, [fileId, id, context.now]);
  await context.sql.rows(settleResumeKeys, [[applicationId]]);
  const subject = { kind: "resume", id } as const;
  await recordEvent(context, { type: "resume.created", subject, jobId, relatedId: applicationId });
  if (waits) await enqueue(context, extractResumeText, { organisationId: organisationOf(context), resumeId: id });
  return resume;
}

const unscored = {
  relevantExperienceMonths: null,
  aiScore: false,
  skillsScore: null,
  workExperienceScore: null,
  projectsScore: null,
  educationScore: null,
  certificationsScore: null,
  weights: null,
  scoreWeightId: null,
  matchedSkills: null,
  missingSkills: null,
  scoreFeedback: null,
  scoredByUserId: null,
  scoredAt: null,
} as const;

/** Takes the current resume away: it stays as an older version, without its file and its text. */
export async function removeResume(
  context: WriteContext,
  { applicationId, jobId }: { readonly applicationId: number; readonly jobId: number },
): Promise<void> {
  await context.sql.rows(lockApplicationOfResume, [applicationId]);
  const retired = await findRow(context.sql, retireResume, [applicationId, context.now]);
  if (retired === null) return;
  await context.sql.rows(detachResumeFiles, [[retired.id]]);
  await context.sql.rows(forgetResumeText, [retired.id]);
  await context.sql.rows(settleResumeKeys, [[applicationId]]);
  const subject = { kind: "resume", id: toId(retired.id) } as const;
  await recordEvent(context, { type: "resume.removed", subject, jobId, relatedId: applicationId });
}

/** Takes away the CVs that came by a video interview (SPEC §7): their files and texts; versions and scores stay. */
export async function dropFilesOfInterview(context: WriteContext, videoInterviewId: number): Promise<void> {
  await context.sql.rows(dropResumesOfInterview, [videoInterviewId, context.now]);
}
