import type { ActorKind } from "../access/actor.ts";
import type { VideoInterviewStatus } from "./video-interview-status.ts";

/** What an actor asks for; a deadline or a silence that runs out asks in the system's name. */
export type TransitionAction = "advance" | "skip" | "expire";

/** What must hold for a transition; `inPlay`: the application is neither rejected nor withdrawn nor hired. */
export type Condition =
  | "inPlay"
  | "futureDeadline"
  | "beforeDeadline"
  | "email"
  | "passwordSet"
  | "noPassword"
  | "requiredAnswered"
  | "timeIsUp";

/** What a transition brings about, besides the new status and its event. */
export type TransitionEffect = "invite" | "confirm" | "start" | "finish" | "reopen" | "end";

/** Who may take a transition: those who manage the job, the candidate of the interview, or the system. */
export type TransitionActor = "manager" | "candidate" | "system";

/** One row of the state table of SPEC §3. */
export interface Transition {
  readonly from: VideoInterviewStatus;
  readonly to: VideoInterviewStatus;
  readonly by: TransitionActor;
  readonly action: TransitionAction;
  readonly needs: readonly Condition[];
  readonly effect: TransitionEffect;
}

const skippable = ["new", "invited", "confirmed", "expired", "aborted"] as const;

/** The whole truth about how a video interview moves; whatever is not here is refused. */
export const transitions: readonly Transition[] = [
  {
    from: "new",
    to: "invited",
    by: "manager",
    action: "advance",
    needs: ["inPlay", "futureDeadline", "email"],
    effect: "invite",
  },
  {
    from: "invited",
    to: "confirmed",
    by: "candidate",
    action: "advance",
    needs: ["beforeDeadline"],
    effect: "confirm",
  },
  {
    from: "confirmed",
    to: "interviewing",
    by: "candidate",
    action: "advance",
    needs: ["beforeDeadline"],
    effect: "start",
  },
  {
    from: "interviewing",
    to: "interviewed",
    by: "candidate",
    action: "advance",
    needs: ["beforeDeadline", "requiredAnswered"],
    effect: "finish",
  },
  {
    from: "aborted",
    to: "confirmed",
    by: "manager",
    action: "advance",
    needs: ["inPlay", "futureDeadline"],
    effect: "reopen",
  },
  {
    from: "expired",
    to: "invited",
    by: "manager",
    action: "advance",
    needs: ["noPassword", "inPlay", "futureDeadline", "email"],
    effect: "invite",
  },
  {
    from: "expired",
    to: "confirmed",
    by: "manager",
    action: "advance",
    needs: ["passwordSet", "inPlay", "futureDeadline"],
    effect: "reopen",
  },
  ...skippable.map(
    (from) => ({ from, to: "skipped", by: "manager", action: "skip", needs: [], effect: "end" }) as const,
  ),
  { from: "invited", to: "expired", by: "system", action: "expire", needs: ["timeIsUp"], effect: "end" },
  { from: "confirmed", to: "expired", by: "system", action: "expire", needs: ["timeIsUp"], effect: "end" },
  { from: "interviewing", to: "aborted", by: "system", action: "expire", needs: ["timeIsUp"], effect: "end" },
];

/** As whom an actor takes transitions; strangers take none. */
export function transitionActor(kind: ActorKind): TransitionActor | null {
  const actors = { user: "manager", candidate: "candidate", system: "system", anonymous: null } as const;
  return actors[kind];
}
