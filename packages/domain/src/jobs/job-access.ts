import type { Actor } from "../access/actor.ts";
import type { RowAccess } from "../access/permissions.ts";
import type { TeamRole } from "./job.ts";

/** What must be known of a job to say who may see it: its owner, and the actor's own roles in its team. */
export interface JobAccessFacts {
  readonly jobId: number;
  readonly ownerUserId: number;
  readonly teamRoles: readonly TeamRole[];
}

/**
 * How close an actor stands to a job and to everything on it (SPEC §2): owners and admins manage all, recruiters what they
 * own or are manager of, hiring managers what they were made manager of; a team role of any kind reads.
 */
export function jobAccess(actor: Actor, job: JobAccessFacts): RowAccess {
  if (actor.kind === "system") return "manage";
  if (actor.kind !== "user") return "none";
  if (actor.role === "owner" || actor.role === "admin") return "manage";
  if (actor.role === "recruiter" && job.ownerUserId === actor.userId) return "manage";
  if (job.teamRoles.includes("manager")) return "manage";
  return job.teamRoles.length > 0 ? "read" : "none";
}

/** The jobs whose rows an actor's lists show: all of the organisation, those of one user, or none. */
export type JobScope = { kind: "all" } | { kind: "ofUser"; userId: number; ownedToo: boolean } | { kind: "nothing" };

/** The list form of {@link jobAccess}: exactly the jobs to which it grants at least `read`. */
export function jobScope(actor: Actor): JobScope {
  if (actor.kind === "system") return { kind: "all" };
  if (actor.kind !== "user") return { kind: "nothing" };
  if (actor.role === "owner" || actor.role === "admin") return { kind: "all" };
  return { kind: "ofUser", userId: actor.userId, ownedToo: actor.role === "recruiter" };
}

/** Whether `granted` is enough where `required` is asked. */
export function isEnough(granted: RowAccess, required: RowAccess): boolean {
  const rank = { none: 0, read: 1, manage: 2 } as const;
  return rank[granted] >= rank[required];
}
