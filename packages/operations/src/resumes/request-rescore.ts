import { countRescorable, findRow } from "@hirelane/db";
import { RescoreRequest, RescoreResumesInput } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { organisationOf } from "../kernel/context.ts";
import { enqueue } from "../kernel/job.ts";
import { defineWrite } from "../kernel/operation.ts";
import { rescoreResumes } from "./rescore-resumes.job.ts";

/**
 * Changes of must-have skills and weights touch no score (SPEC §4: a part keeps the weights that it was given under); this asks
 * for it, and what a person or an AI service scored stays nevertheless.
 */
export const requestRescore = defineWrite({
  id: "resumes.rescore",
  summary:
    "Compare the texts of a job's resumes with its must-have skills anew, and renew first scores under its weights of now.",
  permission: "resumes.manage",
  input: RescoreResumesInput,
  output: RescoreRequest,
  async run(context, { jobId }) {
    await requireJobAccess(context, jobId);
    const waiting = (await findRow(context.sql, countRescorable, [jobId]))?.total ?? 0;
    const organisationId = organisationOf(context);
    if (waiting > 0) await enqueue(context, rescoreResumes, { organisationId, jobId, afterResumeId: null });
    return { jobId, waiting };
  },
});
