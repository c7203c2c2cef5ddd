import { findRow, getActingUser, getCandidateActor, type Sql, toDateOrNull, toId } from "@hirelane/db";
import { type Actor, decideCandidateEntry } from "@hirelane/domain";
import { OperationError } from "./operation-error.ts";
import type { Principal } from "./principal.ts";

/**
 * The actor behind a principal, as of this transaction; throws `unauthenticated` when a user was deactivated, and
 * `forbidden` when a candidate's time has not come or is over.
 */
export async function resolveActor(sql: Sql, principal: Principal, now: Date): Promise<Actor> {
  switch (principal.kind) {
    case "anonymous":
    case "system":
      return principal;
    case "user": {
      const user = await findRow(sql, getActingUser, [principal.userId]);
      if (user?.status !== "active") throw new OperationError("unauthenticated", "The account is not active.");
      return { ...principal, role: user.role };
    }
    case "candidate": {
      const row = await findRow(sql, getCandidateActor, [principal.videoInterviewId]);
      if (row === null) throw new OperationError("unauthenticated", "The activation key is unknown.");
      const entry = decideCandidateEntry({ status: row.status, deadline: toDateOrNull(row.deadline) }, now);
      if (!entry.ok) throw new OperationError("forbidden", entry.refusal);
      return { ...principal, applicationId: toId(row.application_id), jobId: toId(row.job_id) };
    }
  }
}
