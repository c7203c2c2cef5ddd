import type { Actor } from "../access/actor.ts";
import type { RowAccess, RowRequirement, RowStanding } from "../access/permissions.ts";
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

/** How an actor stands to a job: its managers and evaluators watch what is on it, its evaluators evaluate it. */
export function jobStanding(actor: Actor, job: JobAccessFacts): RowStanding {
  const access = jobAccess(actor, job);
  const evaluates = actor.kind === "user" && job.teamRoles.includes("evaluator");
  return { access, watches: access === "manage" || evaluates, evaluates };
}

const rank = { none: 0, read: 1, manage: 2 } as const;

/** Whether what is granted is enough where `required` is asked; closeness alone lets nobody watch, evaluate or weigh. */
export function isEnough(granted: RowAccess | RowStanding, required: RowRequirement): boolean {
  const standing = typeof granted === "string" ? { access: granted, watches: false, evaluates: false } : granted;
  switch (required) {
    case "watch":
      return standing.watches;
    case "evaluate":
      return standing.evaluates;
    case "weigh":
      return standing.evaluates || standing.access === "manage";
    default:
      return rank[standing.access] >= rank[required];
  }
}
