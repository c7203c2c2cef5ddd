import { listAssessmentsOfCandidates } from "@hirelane/db";
import { AssessmentsOfCandidatesInput, AssessmentView } from "@hirelane/domain";
import { z } from "zod";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { presentAssessments } from "./assessment-view.ts";

export const assessmentsOfCandidates = defineRead({
  id: "assessments.ofCandidates",
  summary: "The newest tests of some candidates on one job, at most 20 of each.",
  permission: "assessments.read",
  input: AssessmentsOfCandidatesInput,
  output: z.object({ assessments: z.array(AssessmentView) }),
  async run(context, { jobId, candidateIds }) {
    await requireJobAccess(context, jobId);
    if (candidateIds.length === 0) return { assessments: [] };
    const rows = await context.sql.rows(listAssessmentsOfCandidates, [jobId, candidateIds]);
    return { assessments: await presentAssessments(context, rows) };
  },
});
