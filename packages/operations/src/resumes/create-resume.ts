import { findRow, getApplication, toId } from "@hirelane/db";
import { CreateResumeInput, ResumeView } from "@hirelane/domain";
import { lockFile, requireFree, withDigests } from "../files/attachments.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
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
  async run(context, { applicationId, cv, name = "" }) {
    const application = await findRow(context.sql, getApplication, [applicationId]);
    if (application === null) throw notFound("application");
    const jobId = toId(application.job_id);
    await requireJobAccess(context, jobId, "application");
    const file = cv === null || cv === undefined ? null : await lockFile(context, "cv", cv);
    if (file !== null) requireFree("cv", file);
    const added = { applicationId, jobId, videoInterviewId: null, name };
    const contentType = file?.content_type ?? null;
    const resume = await addResume(context, { ...added, fileId: file === null ? null : (cv ?? null), contentType });
    return viewResume(context, resume.id);
  },
});
