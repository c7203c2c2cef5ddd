import { findRow, getBlindness, listOwnEvaluationStatus } from "@hirelane/db";
import { type OwnEvaluationStatus, seesOthers } from "@hirelane/domain";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import type { KnownVideoInterview } from "../video-interviews/interview-access.ts";

/** Whether the actor is shown what others gave a video interview: ratings, vetoes, shared notes. */
export async function sightOf(context: ReadContext, { id, jobId, standing }: KnownVideoInterview): Promise<boolean> {
  if (standing.access === "manage") return true;
  const { blind = true } = (await findRow(context.sql, getBlindness, [jobId])) ?? {};
  return seesOthers({ manages: false, blind, own: await ownStatus(context, id) });
}

async function ownStatus(context: ReadContext, id: number): Promise<OwnEvaluationStatus | null> {
  const row = await findRow(context.sql, listOwnEvaluationStatus, [[id], actingUserId(context)]);
  if (row === null) return null;
  return row.done ? "completed" : "pending";
}
