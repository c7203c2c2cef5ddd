import {
  type CompleteVideoInterviewRow,
  findRow,
  getVideoInterview,
  listVideoInterviewSurroundings,
  toId,
  toShareView,
  toVideoInterviewView,
  type VideoInterviewRow,
} from "@hirelane/db";
import { jobAccess, type VideoInterviewView } from "@hirelane/domain";
import { ownStatus } from "../evaluations/evaluation-sight.ts";
import { presentAttachments } from "../files/attachments.ts";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/**
 * The view of a row for this actor, whom the caller has found to see it: managers of its job see activation key and shares,
 * evaluators where they are themselves.
 */
export function presentVideoInterview(context: ReadContext, row: CompleteVideoInterviewRow): VideoInterviewView {
  const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
  const manages = jobAccess(context.actor, facts) === "manage";
  return toVideoInterviewView(row, {
    activationKey: manages ? context.ports.cryptography.open(row.sealed_activation_key) : null,
    myEvaluationStatus: ownStatus(row.own_evaluation_done),
    shares: manages ? row.shares.map((share) => toShareView(share)) : null,
    ...presentAttachments(context, row.attachments),
  });
}

/** The views of the rows of a page, like {@link presentVideoInterview}: one statement, however many rows there are. */
export async function presentVideoInterviews(
  context: ReadContext,
  rows: readonly VideoInterviewRow[],
): Promise<VideoInterviewView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const around = await context.sql.rows(listVideoInterviewSurroundings, [ids, actingUserId(context)]);
  const byId = new Map(around.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const surroundings = byId.get(row.id);
    return surroundings === undefined ? [] : [presentVideoInterview(context, { ...surroundings, ...row })];
  });
}

/** The view of an interview for whoever has just written it. */
export async function viewVideoInterview(context: WriteContext, id: number): Promise<VideoInterviewView> {
  await context.em.flush();
  const row = await findRow(context.sql, getVideoInterview, [id, actingUserId(context)]);
  if (row === null) throw notFound("video interview");
  return presentVideoInterview(context, row);
}
