import { z } from "zod";
import { allow, type Decision, refuse } from "../kernel/decision.ts";

/** How far one application is in one stage (SPEC §4). */
export const StepStatus = z.enum(["notStarted", "inProgress", "completed", "approved", "notApproved"]);
export type StepStatus = z.infer<typeof StepStatus>;

/** Whether a rule of the workflow or a person said so; a person's word is never overwritten by the workflow. */
export const StepDecider = z.enum(["workflow", "person"]);
export type StepDecider = z.infer<typeof StepDecider>;

export const StepAction = z.enum(["start", "complete", "approve", "disapprove"]);
export type StepAction = z.infer<typeof StepAction>;

/** What a decision about a step needs to know. */
export interface StepFacts {
  readonly status: StepStatus;
  /** Who decided the step, if it was decided. */
  readonly decidedBy: StepDecider | null;
  /** The step of the stage before; null for the first. */
  readonly previous: StepStatus | null;
}

/** Where an action takes a step: the new status, or the same one where there is nothing left to do. */
interface StepMove {
  readonly from: readonly StepStatus[];
  readonly to: StepStatus;
  /** The statuses in which the action has been done already. */
  readonly done: readonly StepStatus[];
  readonly refusal: string;
}

const moves: Readonly<Record<StepAction, StepMove>> = {
  start: {
    from: ["notStarted"],
    to: "inProgress",
    done: ["inProgress", "completed", "approved", "notApproved"],
    refusal: "",
  },
  complete: {
    from: ["inProgress"],
    to: "completed",
    done: ["completed", "approved", "notApproved"],
    refusal: "The step has to be started first.",
  },
  approve: {
    from: ["completed", "notApproved"],
    to: "approved",
    done: ["approved"],
    refusal: "The step has to be completed first.",
  },
  disapprove: {
    from: ["completed", "approved"],
    to: "notApproved",
    done: ["notApproved"],
    refusal: "The step has to be completed first.",
  },
};

/**
 * The status that an action gives a step; the same status where it was done before, so that a second click changes
 * nothing. Refused are what comes too early, and the workflow's word against a person's.
 */
export function decideStep(facts: StepFacts, action: StepAction, by: StepDecider): Decision<StepStatus, string> {
  const move = moves[action];
  if (move.done.includes(facts.status)) return allow(facts.status);
  if (!move.from.includes(facts.status)) return refuse(move.refusal);
  if (action === "start" && facts.previous !== null && facts.previous !== "approved") {
    return refuse("The step before has to be completed and approved first.");
  }
  const isOverruled = by === "workflow" && facts.decidedBy === "person";
  return isOverruled ? refuse("A person has decided this step.") : allow(move.to);
}
