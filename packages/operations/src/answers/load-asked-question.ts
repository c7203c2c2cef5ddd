import {
  type AskedQuestionRow,
  findRow,
  getAskedQuestion,
  toDateOrNull,
  type VideoInterviewEntity,
} from "@hirelane/db";
import type { AnswerFacts } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { loadOwnVideoInterview } from "../video-interviews/load-video-interview.ts";

/** One question of the acting candidate's interview, which is locked for this transaction. */
export interface OwnQuestion {
  readonly interview: VideoInterviewEntity;
  readonly row: AskedQuestionRow;
  readonly facts: AnswerFacts;
}

/** The question of the candidate's own interview; throws `not_found` for one that it does not ask. */
export async function loadOwnQuestion(context: WriteContext, questionId: number): Promise<OwnQuestion> {
  const interview = await loadOwnVideoInterview(context);
  const row = await findRow(context.sql, getAskedQuestion, [interview.id, questionId]);
  if (row === null) throw notFound("question");
  return { interview, row, facts: answerFacts(row) };
}

/** What decides about opening and answering a question. */
export function answerFacts(row: AskedQuestionRow): AnswerFacts {
  return {
    status: row.status,
    consented: row.consented,
    timeLimitSeconds: row.time_limit_seconds,
    openedAt: toDateOrNull(row.opened_at),
    answeredAt: toDateOrNull(row.answered_at),
  };
}
