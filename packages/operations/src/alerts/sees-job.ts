import { toId } from "@hirelane/db";
import { jobAccess, type Role, type TeamRole } from "@hirelane/domain";
import { organisationOf, type ReadContext } from "../kernel/context.ts";

/** A user and a job, with what decides how the one stands to the other. */
interface UserAndJob {
  readonly user_id: string;
  readonly role: Role;
  readonly job_id: string;
  readonly owner_user_id: string;
  readonly team_roles: readonly TeamRole[];
}

/** Whether the user of an alert may see a job just now: they are told of nothing on one that they may not. */
export function seesJob(context: ReadContext, row: UserAndJob): boolean {
  const organisationId = organisationOf(context);
  const user = { kind: "user", organisationId, userId: toId(row.user_id), role: row.role, tokenId: 0 } as const;
  const job = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
  return jobAccess(user, job) !== "none";
}
