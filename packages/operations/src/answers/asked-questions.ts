import {
  type AskedQuestionRow,
  findRow,
  getAskedQuestion,
  listAskedQuestions,
  toDateOrNull,
  toQuestionView,
} from "@hirelane/db";
import {
  type AnsweredQuestionView,
  type AnswerView,
  type OwnQuestionView,
  secondsLeft,
  seesPrompt,
} from "@hirelane/domain";
import { fileReference } from "../files/file-url.ts";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { answerFacts } from "./load-asked-question.ts";

/** The questions of an interview that was checked already, with the answers, for those who watch. */
export async function viewAnsweredQuestions(
  context: ReadContext,
  videoInterviewId: number,
): Promise<AnsweredQuestionView[]> {
  const rows = await context.sql.rows(listAskedQuestions, [videoInterviewId]);
  return rows.map((row) => answeredView(context, row));
}

/** The questions of the acting candidate's interview: none before it is confirmed. */
export async function viewOwnQuestions(context: ReadContext, videoInterviewId: number): Promise<OwnQuestionView[]> {
  const rows = await context.sql.rows(listAskedQuestions, [videoInterviewId]);
  return rows.filter(({ status }) => status !== "invited").map((row) => ownView(context, row));
}

/** One question of the acting candidate's interview, as it stands in this transaction. */
export async function viewOwnQuestion(
  context: ReadContext,
  videoInterviewId: number,
  questionId: number,
): Promise<OwnQuestionView> {
  const row = await findRow(context.sql, getAskedQuestion, [videoInterviewId, questionId]);
  if (row === null) throw notFound("question");
  return ownView(context, row);
}

function answeredView(context: ReadContext, row: AskedQuestionRow): AnsweredQuestionView {
  return { ...toQuestionView(row), openedAt: toDateOrNull(row.opened_at), answer: answerView(context, row) };
}

function ownView(context: ReadContext, row: AskedQuestionRow): OwnQuestionView {
  const view = answeredView(context, row);
  const facts = answerFacts(row);
  const sees = seesPrompt(facts);
  return {
    ...view,
    prompt: sees ? view.prompt : null,
    choices: sees ? view.choices : null,
    secondsLeft: secondsLeft(facts, context.now),
  };
}

function answerView(context: ReadContext, row: AskedQuestionRow): AnswerView | null {
  const answeredAt = toDateOrNull(row.answered_at);
  if (answeredAt === null) return null;
  return { text: row.text_answer, choice: row.choice, media: mediaOf(context, row), answeredAt };
}

function mediaOf(context: ReadContext, { file_id, content_type, size_bytes }: AskedQuestionRow): AnswerView["media"] {
  if (file_id === null || content_type === null || size_bytes === null) return null;
  return fileReference(context, { id: file_id, kind: "answer", content_type, size_bytes });
}
