import { findRow, getQuestionSet, QuestionSetEntity } from "@hirelane/db";
import { LockMode } from "@mikro-orm/core";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The set of questions, locked for this transaction; throws `not_found` or `version_conflict`. */
export async function loadQuestionSet(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<QuestionSetEntity> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const set = await context.em.findOne(QuestionSetEntity, { id, archivedAt: null }, { lockMode });
  if (set === null) throw notFound("question set");
  checkVersion(set, expectedVersion);
  return set;
}

/** Throws `not_found` for a set of questions that a job cannot be given. */
export async function requireQuestionSet(context: ReadContext, id: number | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  if ((await findRow(context.sql, getQuestionSet, [id])) === null) throw notFound("question set");
}
