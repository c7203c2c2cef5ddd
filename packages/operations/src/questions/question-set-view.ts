import { findRow, getQuestionSet, listQuestionsOfSet, toQuestionSetSummary, toQuestionView } from "@hirelane/db";
import type { QuestionSetView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** A set with the questions that it has now; throws `not_found`. */
export async function viewQuestionSet(context: ReadContext, id: number): Promise<QuestionSetView> {
  const row = await findRow(context.sql, getQuestionSet, [id]);
  if (row === null) throw notFound("question set");
  const questions = await context.sql.rows(listQuestionsOfSet, [id, row.revision]);
  return { ...toQuestionSetSummary(row), questions: questions.map((question) => toQuestionView(question)) };
}
