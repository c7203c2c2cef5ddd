import {
  type AskedQuestionRow,
  findRow,
  getAskedQuestion,
  toDateOrNull,
  type VideoInterviewEntity,
} from "@hirelane/db";
import type { AnswerFacts, AnswerRefusal, Decision } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
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

/** The value of a decision that allows; throws `refused`, with the field to blame, for one that does not. */
export function allowed<Value>(decision: Decision<Value, AnswerRefusal>): Value {
  if (decision.ok) return decision.value;
  const { field, message } = decision.refusal;
  throw new OperationError("refused", message, { fields: [{ path: field, message }] });
}
