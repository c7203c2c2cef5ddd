import {
  addToTeam,
  getUsers,
  listTeam,
  removeFromTeam,
  settleEvaluationStatusOfJobs,
  toId,
  toUserView,
} from "@hirelane/db";
import { sharedRole, type TeamRole } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, notFound } from "../kernel/operation-error.ts";

const FIELD = "sharedWithUserIds";

/**
 * Lets exactly these users share a job that was checked already: whoever was in its team keeps their roles, newcomers get
 * one by what they are (SPEC §2), all others lose theirs. Throws `not_found`, or `invalid_input` for a deactivated newcomer.
 */
export async function shareJobWith(
  context: WriteContext,
  jobId: number,
  userIds: readonly number[] | undefined,
): Promise<void> {
  if (userIds === undefined) return;
  const team = new Set((await context.sql.rows(listTeam, [jobId])).map((row) => toId(row.user_id)));
  const added = await newcomers(context, userIds, team);
  const gone = [...team].filter((id) => !userIds.includes(id));
  const removed = await context.sql.rows(removeFromTeam, [jobId, gone]);
  const columns = [added.map(({ userId }) => userId), added.map(({ role }) => role)];
  await context.sql.rows(addToTeam, [organisationOf(context), jobId, ...columns]);
  if (removed.some(({ role }) => role === "evaluator")) await context.sql.rows(settleEvaluationStatusOfJobs, [[jobId]]);
  const about = { subject: { kind: "job", id: jobId }, jobId } as const;
  for (const { user_id: id, role } of removed) {
    await recordEvent(context, { ...about, type: "job.teamMemberRemoved", relatedId: toId(id), from: role });
  }
  for (const { userId, role } of added) {
    await recordEvent(context, { ...about, type: "job.teamMemberAdded", relatedId: userId, to: role });
  }
}

async function newcomers(
  context: WriteContext,
  userIds: readonly number[],
  team: ReadonlySet<number>,
): Promise<{ userId: number; role: TeamRole }[]> {
  const users = (await context.sql.rows(getUsers, [userIds])).map((row) => toUserView(row));
  if (users.length < userIds.length) throw notFound("user");
  const strangers = users.filter(({ id }) => !team.has(id));
  if (strangers.some(({ status }) => status === "deactivated")) throw invalidField(FIELD, "This user is deactivated.");
  return strangers.map(({ id, role }) => ({ userId: id, role: sharedRole(role) }));
}
