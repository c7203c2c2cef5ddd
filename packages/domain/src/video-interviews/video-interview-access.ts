import type { Actor } from "../access/actor.ts";
import type { RowAccess } from "../access/permissions.ts";
import { jobAccess, type JobAccessFacts } from "../jobs/job-access.ts";

/**
 * How close an actor stands to a video interview: candidates act on their own, as far as permissions let candidates; users
 * stand as they do to its job.
 */
export function videoInterviewAccess(actor: Actor, videoInterviewId: number, job: JobAccessFacts): RowAccess {
  if (actor.kind === "candidate") return actor.videoInterviewId === videoInterviewId ? "manage" : "none";
  return jobAccess(actor, job);
}
