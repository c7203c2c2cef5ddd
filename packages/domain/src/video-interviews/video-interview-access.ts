import type { Actor } from "../access/actor.ts";
import type { RowStanding } from "../access/permissions.ts";
import { type JobAccessFacts, jobStanding } from "../jobs/job-access.ts";

/** What must be known to say who may see a video interview: its job, and whether it is shared with the actor. */
export interface VideoInterviewAccessFacts extends JobAccessFacts {
  readonly shared: boolean;
}

const OWN = { access: "manage", watches: true, evaluates: false } as const;
const STRANGE = { access: "none", watches: false, evaluates: false } as const;

/**
 * How an actor stands to a video interview (SPEC §2): candidates act on their own, as far as permissions let candidates;
 * users stand as they do to its job; whom it is shared with reads and watches it, but not its job.
 */
export function videoInterviewStanding(
  actor: Actor,
  videoInterviewId: number,
  facts: VideoInterviewAccessFacts,
): RowStanding {
  if (actor.kind === "candidate") return actor.videoInterviewId === videoInterviewId ? OWN : STRANGE;
  const standing = jobStanding(actor, facts);
  if (actor.kind !== "user" || !facts.shared) return standing;
  return { ...standing, access: standing.access === "none" ? "read" : standing.access, watches: true };
}
