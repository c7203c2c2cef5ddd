import { findRow, getJobOfApplication, toId } from "@hirelane/db";
import { CreateResumeInput, CreateResumeOfCandidateInput, ResumeView } from "@hirelane/domain";
import { applicationOf } from "../applications/application-of.ts";
import { lockFile, requireFree, withDigests } from "../files/attachments.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { addResume } from "./add-resume.ts";
import { viewResume } from "./load-resume.ts";

export const createResume = defineWrite({
  id: "resumes.create",
  summary:
    "Add a version of an application's resume, which is the current one from then on; its text is read by a job.",
  permission: "resumes.manage",
  input: CreateResumeInput,
  output: ResumeView,
  idempotencyInput: withDigests,
  async run(context, { applicationId, ...resume }) {
    const application = await findRow(context.sql, getJobOfApplication, [applicationId]);
    if (application === null) throw notFound("application");
    const jobId = toId(application.job_id);
    await requireJobAccess(context, jobId, "application");
    return addVersion(context, { applicationId, jobId }, resume);
  },
});

export const createResumeOfCandidate = defineWrite({
  id: "resumes.createOfCandidate",
  summary: "Add a version of the resume of a candidate's application for a job, as `resumes.create` does.",
  permission: "resumes.manage",
  input: CreateResumeOfCandidateInput,
  output: ResumeView,
  idempotencyInput: withDigests,
  async run(context, { candidateId, jobId, ...resume }) {
    const applicationId = await applicationOf(context, { candidateId, jobId });
    return addVersion(context, { applicationId, jobId }, resume);
  },
});

async function addVersion(
  context: WriteContext,
  of: { readonly applicationId: number; readonly jobId: number },
  { cv, name = "" }: { readonly cv?: number | null | undefined; readonly name?: string | undefined },
): Promise<ResumeView> {
  const fileId = cv ?? null;
  const file = fileId === null ? null : await lockFile(context, "cv", fileId);
  if (file !== null) requireFree("cv", file);
  const contentType = file?.content_type ?? null;
  const resume = await addResume(context, { ...of, videoInterviewId: null, name, fileId, contentType });
  return viewResume(context, resume.id);
}
