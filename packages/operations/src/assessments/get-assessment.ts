import { findRow, getAssessment, toId } from "@hirelane/db";
import { AssessmentRef, AssessmentView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { presentAssessments } from "./assessment-view.ts";

export const getAssessmentById = defineRead({
  id: "assessments.get",
  summary: "One assessment; its link's key for those who manage the job.",
  permission: "assessments.read",
  input: AssessmentRef,
  output: AssessmentView,
  async run(context, { id }) {
    const row = await findRow(context.sql, getAssessment, [id]);
    if (row === null) throw notFound("assessment");
    await requireJobAccess(context, toId(row.job_id), "assessment");
    const [view] = await presentAssessments(context, [row]);
    if (view === undefined) throw notFound("assessment");
    return view;
  },
});
