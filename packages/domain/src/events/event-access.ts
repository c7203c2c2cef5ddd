import type { Actor } from "../access/actor.ts";
import { jobAccess, type JobAccessFacts } from "../jobs/job-access.ts";
import type { EventView } from "./event-view.ts";

/**
 * Whether an actor may know of an event: owners and admins of all, other users of those on jobs that they may see and of
 * those about themselves, candidates of none. `job` is null for an event on no job.
 */
export function mayReadEvent(
  actor: Actor,
  { subject }: Pick<EventView, "subject">,
  job: JobAccessFacts | null,
): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "anonymous":
    case "candidate":
      return false;
    case "user": {
      if (actor.role === "owner" || actor.role === "admin") return true;
      if (subject.kind === "user" && subject.id === actor.userId) return true;
      return job !== null && jobAccess(actor, job) !== "none";
    }
  }
}
