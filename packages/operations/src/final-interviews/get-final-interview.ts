import { findRow, getFinalInterview, toFinalInterviewView } from "@hirelane/db";
import { FinalInterviewRef, FinalInterviewView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";

export const getFinalInterviewById = defineRead({
  id: "finalInterviews.get",
  summary: "One final interview: when, where and with whom.",
  permission: "finalInterviews.read",
  input: FinalInterviewRef,
  output: FinalInterviewView,
  async run(context, { id }) {
    const row = await findRow(context.sql, getFinalInterview, [id]);
    if (row === null) throw notFound("final interview");
    const view = toFinalInterviewView(row);
    await requireJobAccess(context, view.jobId, "final interview");
    return view;
  },
});
