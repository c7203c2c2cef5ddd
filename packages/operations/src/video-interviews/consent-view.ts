import { findRow, getConsent, toDateOrNull } from "@hirelane/db";
import { consentTextFor, type ConsentView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** What the candidate of an interview is asked to consent to; once they have, it is the text to which they did. */
export async function viewConsent(context: ReadContext, videoInterviewId: number): Promise<ConsentView> {
  const row = await findRow(context.sql, getConsent, [videoInterviewId]);
  if (row === null) throw notFound("video interview");
  const text = row.consented_text ?? consentTextFor(row.own_text, row.language);
  return { text, textHash: context.ports.cryptography.sha256(text), givenAt: toDateOrNull(row.consented_at) };
}
