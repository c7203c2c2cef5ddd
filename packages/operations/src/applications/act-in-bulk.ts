import { listJobAccess, toId } from "@hirelane/db";
import { type BulkAction, type BulkOutcome, type BulkResult, isEnough, jobStanding } from "@hirelane/domain";
import { actingUserId, type WriteContext } from "../kernel/context.ts";
import { assignOfStages } from "./assign-of-stages.ts";
import { changeStatuses } from "./change-statuses.ts";
import { type LockedApplication, lockApplications } from "./lock-applications.ts";
import { moveLocked } from "./move-applications.ts";

/** What is to be done to each of many applications. */
interface BulkDeed {
  readonly action: BulkAction;
  readonly stageId?: number | undefined;
  readonly expectedStageId?: number | undefined;
  readonly reasonCode?: string | undefined;
}

type Exception = BulkResult["exceptions"][number];

/**
 * Does one thing to many applications, set-based and in one transaction. Each is judged alone, by the same rules as a single
 * call: what is wrong with one is told of it, and harms no other.
 */
export async function actInBulk(
  context: WriteContext,
  applicationIds: readonly number[],
  deed: BulkDeed,
): Promise<BulkResult> {
  const ids = [...new Set(applicationIds)];
  const { managed, exceptions } = await sift(context, ids);
  const rest = await carryOut(context, managed, deed);
  const all = [...exceptions, ...rest].toSorted((a, b) => a.id - b.id);
  const counts = { done: ids.length - all.length, unchanged: 0, refused: 0, conflict: 0, forbidden: 0, notFound: 0 };
  for (const { outcome } of all) counts[outcome] += 1;
  return { counts, exceptions: all };
}

function carryOut(
  context: WriteContext,
  applications: readonly LockedApplication[],
  deed: BulkDeed,
): Promise<Exception[]> {
  if (deed.action === "move") return move(context, applications, deed);
  if (deed.action === "assign") return assignOfStages(context, applications, deed.stageId);
  return change(context, applications, deed, deed.action);
}

/** The applications that the actor may manage, locked; the others with what is said of them. */
async function sift(
  context: WriteContext,
  ids: readonly number[],
): Promise<{ managed: readonly LockedApplication[]; exceptions: Exception[] }> {
  const applications = await lockApplications(context, ids);
  const jobIds = [...new Set(applications.map(({ jobId }) => jobId))];
  const rows = await context.sql.rows(listJobAccess, [jobIds, actingUserId(context)]);
  const standings = new Map(
    rows.map((row) => {
      const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
      return [facts.jobId, jobStanding(context.actor, facts)];
    }),
  );
  const known = new Map(applications.map((application) => [application.id, application]));
  const exceptions: Exception[] = [];
  const managed: LockedApplication[] = [];
  for (const id of ids) {
    const application = known.get(id);
    const standing = application && standings.get(application.jobId);
    if (application === undefined || standing === undefined || standing.access === "none") {
      exceptions.push({ id, outcome: "notFound", message: "No such application." });
    } else if (isEnough(standing, context.requires)) managed.push(application);
    else exceptions.push({ id, outcome: "forbidden", message: "You may see this application, but not change it." });
  }
  return { managed, exceptions };
}

const outcomes = { refused: "refused", conflict: "conflict", not_found: "refused" } as const satisfies Record<
  string,
  BulkOutcome
>;

async function move(
  context: WriteContext,
  applications: readonly LockedApplication[],
  { stageId, expectedStageId, reasonCode }: BulkDeed,
): Promise<Exception[]> {
  const result = await moveLocked(context, applications, {
    to: stageId ?? "next",
    expectedStageId,
    by: "person",
    ...(reasonCode === undefined ? {} : { reasonCode }),
  });
  return [
    ...result.stayed.map((id) => ({ id, outcome: "unchanged" as const, message: "It is in this stage already." })),
    ...result.refused.map(({ applicationId: id, refusal }) => ({
      id,
      outcome: outcomes[refusal.code],
      message: refusal.message,
    })),
  ];
}

async function change(
  context: WriteContext,
  applications: readonly LockedApplication[],
  { reasonCode }: BulkDeed,
  action: Exclude<BulkAction, "move" | "assign">,
): Promise<Exception[]> {
  const { refused } = await changeStatuses(context, applications, action, reasonCode);
  return refused.map(({ applicationId: id, message }) => ({ id, outcome: "refused" as const, message }));
}
