import { type AssessmentRow, findRow, getAssessment, toAssessmentView } from "@hirelane/db";
import type { AssessmentView } from "@hirelane/domain";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { standingsTo } from "./assignable.ts";

/** The views of rows that the actor may see: links' keys only of those on jobs that they manage. Two statements at most. */
export async function presentAssessments(
  context: ReadContext,
  rows: readonly AssessmentRow[],
): Promise<AssessmentView[]> {
  if (rows.length === 0) return [];
  const standings = await standingsTo(
    context,
    rows.map((row) => row.job_id),
  );
  const { cryptography } = context.ports;
  return rows.map((row) =>
    toAssessmentView(row, standings.get(row.job_id) === "manage" ? cryptography.open(row.sealed_key) : null),
  );
}

/** The view of an assessment that was just written. */
export async function viewAssessment(context: WriteContext, id: number): Promise<AssessmentView> {
  await context.em.flush();
  const row = await findRow(context.sql, getAssessment, [id]);
  const [view] = row === null ? [] : await presentAssessments(context, [row]);
  if (view === undefined) throw notFound("assessment");
  return view;
}
