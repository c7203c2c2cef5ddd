import type { Actor } from "../access/actor.ts";
import type { RowAccess } from "../access/permissions.ts";

/** What must be known of a workflow to say who may see it. */
export interface WorkflowAccessFacts {
  readonly createdByUserId: number | null;
  /** Shared with the actor. */
  readonly shared: boolean;
  /** In use on a job in whose team the actor is. */
  readonly onTeamJob: boolean;
  /** In use on a job that the actor owns. */
  readonly onOwnJob: boolean;
}

/**
 * How close an actor stands to a workflow and its stages: owners, admins and its creator manage it; those read it with whom
 * it is shared, and who may see a job that uses it.
 */
export function workflowAccess(actor: Actor, workflow: WorkflowAccessFacts): RowAccess {
  if (actor.kind === "system") return "manage";
  if (actor.kind !== "user") return "none";
  if (actor.role === "owner" || actor.role === "admin") return "manage";
  if (workflow.createdByUserId === actor.userId) return "manage";
  const seesJob = workflow.onTeamJob || (actor.role === "recruiter" && workflow.onOwnJob);
  return workflow.shared || seesJob ? "read" : "none";
}
