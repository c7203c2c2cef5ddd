import { findRow, getEvaluationSummary, listCriterionResults, listVetoes, toDate, toId } from "@hirelane/db";
import { EvaluationRef, EvaluationResults } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { sightOf } from "./evaluation-sight.ts";

export const getResults = defineRead({
  id: "evaluations.results",
  summary: "What the evaluators of a video interview gave it: averages by criterion and overall, and vetoes.",
  permission: "evaluations.read",
  input: EvaluationRef,
  output: EvaluationResults,
  async run(context, { videoInterviewId }) {
    const known = await requireVideoInterviewAccess(context, videoInterviewId);
    const visible = await sightOf(context, known);
    const summary = await findRow(context.sql, getEvaluationSummary, [videoInterviewId]);
    if (summary === null) throw notFound("video interview");
    const { evaluation_status: evaluationStatus, evaluators, completed } = summary;
    const criteria = await context.sql.rows(listCriterionResults, [videoInterviewId, known.jobId]);
    return {
      videoInterviewId,
      evaluationStatus,
      evaluators,
      completed,
      visible,
      overall: visible ? fromHundredths(summary.overall) : null,
      criteria: criteria
        .filter(({ archived }) => visible || !archived)
        .map((row) => ({
          criterionId: toId(row.criterion_id),
          name: row.name,
          archived: row.archived,
          average: visible ? fromHundredths(row.average) : null,
          ratings: visible ? row.ratings : null,
        })),
      vetoes: visible ? await vetoesOf(context, videoInterviewId) : [],
    };
  },
});

async function vetoesOf(context: ReadContext, videoInterviewId: number): Promise<EvaluationResults["vetoes"]> {
  const rows = await context.sql.rows(listVetoes, [videoInterviewId]);
  return rows.map((row) => ({ userId: toId(row.user_id), comment: row.veto_comment, at: toDate(row.vetoed_at) }));
}

function fromHundredths(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
