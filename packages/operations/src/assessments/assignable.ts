import { listApprovedScreenings, listAssignable, listJobAccess, toId } from "@hirelane/db";
import { type AssignOutcome, isEnough, jobStanding } from "@hirelane/domain";
import { type LockedApplication, lockApplications } from "../applications/lock-applications.ts";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";

/** Of the applications of a call for many: those to go on with, locked, and what became of the others. */
export interface Assignable {
  readonly applications: readonly LockedApplication[];
  readonly outcomes: readonly AssignOutcome[];
}

/**
 * The applications that may be assigned something by this actor: on jobs that they manage, active, with an email; where the
 * workflow has a resume screening, only the shortlisted when `shortlistedOnly` (SPEC §4). Others are harmless to the rest.
 */
export async function assignable(
  context: WriteContext,
  applicationIds: readonly number[],
  { shortlistedOnly }: { readonly shortlistedOnly: boolean },
): Promise<Assignable> {
  const known = await context.sql.rows(listAssignable, [applicationIds]);
  const standings = await standingsTo(
    context,
    known.map((row) => row.job_id),
  );
  const visible = new Map(
    known.filter((row) => standings.get(row.job_id) !== "none").map((row) => [toId(row.id), row] as const),
  );
  const mine = [...visible.values()].filter((row) => standings.get(row.job_id) === "manage").map((row) => toId(row.id));
  const locked = new Map((await lockApplications(context, mine)).map((application) => [application.id, application]));
  const approved = shortlistedOnly ? await approvedScreenings(context, mine) : null;
  const applications: LockedApplication[] = [];
  const outcomes: AssignOutcome[] = [];
  for (const applicationId of applicationIds) {
    const row = visible.get(applicationId);
    const application = locked.get(applicationId);
    const reason = row && refusalOf(row.has_email, application, approved);
    if (row === undefined) outcomes.push({ applicationId, outcome: "notFound" });
    else if (reason !== undefined) outcomes.push({ applicationId, outcome: "refused", reason });
    else if (application !== undefined) applications.push(application);
  }
  return { applications, outcomes };
}

/** Why applications that are locked may not be assigned something, by id; who may is not among them. */
export async function refusalsToAssign(
  context: WriteContext,
  applications: readonly LockedApplication[],
  { shortlistedOnly }: { readonly shortlistedOnly: boolean },
): Promise<ReadonlyMap<number, string>> {
  const ids = applications.map(({ id }) => id);
  const known = await context.sql.rows(listAssignable, [ids]);
  const reachable = new Set(known.filter((row) => row.has_email).map((row) => toId(row.id)));
  const approved = shortlistedOnly ? await approvedScreenings(context, ids) : null;
  return new Map(
    applications.flatMap((application) => {
      const reason = refusalOf(reachable.has(application.id), application, approved);
      return reason === undefined ? [] : [[application.id, reason] as const];
    }),
  );
}

function refusalOf(
  hasEmail: boolean,
  application: LockedApplication | undefined,
  approved: ReadonlySet<string> | null,
): string | undefined {
  if (application === undefined) return "You may see this application, but not change it.";
  if (application.status !== "active") return "The application is not active.";
  if (!hasEmail) return "The candidate has no email address.";
  const screenings = application.stages.filter(({ service }) => service === "resumeScreening");
  const isShortlisted = screenings.every(({ id }) => approved?.has(`${application.id}:${id}`) ?? true);
  return isShortlisted ? undefined : "The candidate is not shortlisted.";
}

async function approvedScreenings({ sql }: ReadContext, ids: readonly number[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows(listApprovedScreenings, [ids]);
  return new Set(rows.map((row) => `${row.application_id}:${row.stage_id}`));
}

/** How close the actor stands to jobs, by their ids as text; what is not there is `none`. */
export async function standingsTo(
  context: ReadContext,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, "none" | "read" | "manage">> {
  const rows = await context.sql.rows(listJobAccess, [[...new Set(jobIds)], actingUserId(context)]);
  return new Map(
    rows.map((row) => {
      const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
      const standing = jobStanding(context.actor, facts);
      if (standing.access === "none") return [row.job_id, "none"] as const;
      return [row.job_id, isEnough(standing, "manage") ? "manage" : "read"] as const;
    }),
  );
}
