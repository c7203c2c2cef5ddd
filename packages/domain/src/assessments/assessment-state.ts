import { z } from "zod";
import { allow, type Decision, refuse } from "../kernel/decision.ts";

/** How far a test is that was assigned to an application. */
export const AssessmentStatus = z.enum(["assigned", "linkOpened", "started", "completed", "revoked", "disqualified"]);
export type AssessmentStatus = z.infer<typeof AssessmentStatus>;

/** What may be done to an assessment; the candidate opens the link, starts and submits, all else is for who manages the job. */
export const AssessmentAction = z.enum([
  "openLink",
  "start",
  "submit",
  "complete",
  "revoke",
  "disqualify",
  "approve",
  "disapprove",
  "moveWindow",
]);
export type AssessmentAction = z.infer<typeof AssessmentAction>;

/** The action from one status to another; whatever is not in the table is refused. */
interface AssessmentTransition {
  readonly from: readonly AssessmentStatus[];
  readonly to: AssessmentStatus | "same";
  /** The statuses in which it was done already: once more changes nothing. */
  readonly done: readonly AssessmentStatus[];
  /** Whether the clock must be within the validity window: for all, for those not started yet, or for none. */
  readonly window: "always" | "unlessStarted" | "never";
  readonly refusal: string;
}

const closed = "The test is closed.";

/** The whole truth about how an assessment moves (SPEC §4). */
export const assessmentTransitions: Readonly<Record<AssessmentAction, AssessmentTransition>> = {
  openLink: {
    from: ["assigned"],
    to: "linkOpened",
    done: ["linkOpened", "started"],
    window: "always",
    refusal: closed,
  },
  start: { from: ["assigned", "linkOpened"], to: "started", done: ["started"], window: "always", refusal: closed },
  submit: { from: ["started"], to: "same", done: [], window: "always", refusal: "The test has to be started first." },
  complete: {
    from: ["assigned", "linkOpened", "started"],
    to: "completed",
    done: [],
    window: "unlessStarted",
    refusal: closed,
  },
  revoke: {
    from: ["assigned", "linkOpened", "started"],
    to: "revoked",
    done: ["revoked"],
    window: "never",
    refusal: "The test is over: it cannot be revoked any more.",
  },
  disqualify: {
    from: ["assigned", "linkOpened", "started", "completed"],
    to: "disqualified",
    done: ["disqualified"],
    window: "never",
    refusal: "The test was revoked.",
  },
  approve: {
    from: ["completed"],
    to: "same",
    done: [],
    window: "never",
    refusal: "The test has to be completed first.",
  },
  disapprove: {
    from: ["completed"],
    to: "same",
    done: [],
    window: "never",
    refusal: "The test has to be completed first.",
  },
  moveWindow: {
    from: ["assigned", "linkOpened", "started"],
    to: "same",
    done: [],
    window: "never",
    refusal: "The test is over: its time cannot be moved any more.",
  },
};

/** What decides about an assessment. */
export interface AssessmentFacts {
  readonly status: AssessmentStatus;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * The status that an action gives an assessment; the same one where there is nothing left to do. The validity window is the
 * clock's: nothing waits for a job. A test that was started within it may be completed later, when its result arrives.
 */
export function decideAssessment(
  { status, validFrom, validTo }: AssessmentFacts,
  action: AssessmentAction,
  now: Date,
): Decision<AssessmentStatus, string> {
  const { from, to, done, window, refusal } = assessmentTransitions[action];
  const isDone = done.includes(status);
  if (!isDone && !from.includes(status)) return refuse(refusal);
  const isBound = window === "always" || (window === "unlessStarted" && status !== "started");
  if (isBound && now.getTime() < validFrom.getTime()) return refuse("The test is not open yet.");
  if (isBound && now.getTime() >= validTo.getTime()) return refuse("The test is not valid any more.");
  return allow(isDone || to === "same" ? status : to);
}

/** Percentage of a score, in hundredths of a percent; at most 10,000. */
export function percentageOf(score: number, total: number): number {
  return Math.min(10_000, Math.round((score / total) * 10_000));
}
