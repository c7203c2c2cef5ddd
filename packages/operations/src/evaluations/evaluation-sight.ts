import { findRow, getBlindness, getOwnEvaluationDone } from "@hirelane/db";
import { type OwnEvaluationStatus, seesOthers } from "@hirelane/domain";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import type { KnownVideoInterview } from "../video-interviews/interview-access.ts";

/** Whether the actor is shown what others gave a video interview: ratings, vetoes, shared notes. */
export async function sightOf(context: ReadContext, { id, jobId, standing }: KnownVideoInterview): Promise<boolean> {
  if (standing.access === "manage") return true;
  const { blind = true } = (await findRow(context.sql, getBlindness, [jobId])) ?? {};
  const own = await findRow(context.sql, getOwnEvaluationDone, [id, actingUserId(context)]);
  return seesOthers({ manages: false, blind, own: ownStatus(own?.done ?? null) });
}

/** How far the actor is, by whether they are done; null for who is asked nothing. */
export function ownStatus(done: boolean | null): OwnEvaluationStatus | null {
  if (done === null) return null;
  return done ? "completed" : "pending";
}
