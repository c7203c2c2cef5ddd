import { allow, type Decision, refuse } from "../kernel/decision.ts";
import type { ApplicationStatus } from "./application-status.ts";

/** What somebody asks for an application, apart from its stage. */
export type ApplicationAction = "hold" | "resume" | "reject" | "undoRejection" | "withdraw" | "hire";

/** One row of the table: from which statuses an action leads where; `before`: back to what was before the rejection. */
export interface ApplicationTransition {
  readonly action: ApplicationAction;
  readonly from: readonly ApplicationStatus[];
  readonly to: ApplicationStatus | "before";
  /** What the action is called where it is refused. */
  readonly deed: string;
}

const open = ["active", "onHold"] as const;

/** The whole truth about how the status of an application changes; whatever is not here is refused. */
const applicationTransitions: readonly ApplicationTransition[] = [
  { action: "hold", from: ["active"], to: "onHold", deed: "put on hold" },
  { action: "resume", from: ["onHold"], to: "active", deed: "resumed" },
  { action: "reject", from: open, to: "rejected", deed: "rejected" },
  { action: "undoRejection", from: ["rejected"], to: "before", deed: "taken back" },
  { action: "withdraw", from: open, to: "withdrawn", deed: "withdrawn" },
  { action: "hire", from: open, to: "hired", deed: "hired" },
];

/** The action that leads from one status to another; null: there is nothing to do. Whether it is allowed is decided then. */
export function actionTowards(from: ApplicationStatus, to: ApplicationStatus): ApplicationAction | null {
  if (from === to) return null;
  if (to === "active") return from === "rejected" ? "undoRejection" : "resume";
  return ({ onHold: "hold", rejected: "reject", withdrawn: "withdraw", hired: "hire" } as const)[to];
}

const inWords: Readonly<Record<ApplicationStatus, string>> = {
  active: "active",
  onHold: "on hold",
  rejected: "rejected",
  withdrawn: "withdrawn",
  hired: "hired",
};

/** What a decision about the status of an application needs to know. */
export interface ApplicationFacts {
  readonly status: ApplicationStatus;
  /** The status before a rejection. */
  readonly statusBefore: ApplicationStatus | null;
  /** Until when a rejection can be taken back; null: it cannot. */
  readonly undoUntil: Date | null;
}

/** The status that an action gives an application, or the sentence that says which condition fails. */
export function decideApplication(
  facts: ApplicationFacts,
  action: ApplicationAction,
  now: Date,
): Decision<ApplicationStatus, string> {
  const transition = applicationTransitions.find((each) => each.action === action);
  if (transition === undefined) throw new Error(`There is no action "${action}".`);
  if (!transition.from.includes(facts.status)) {
    return refuse(`An application that is ${inWords[facts.status]} cannot be ${transition.deed}.`);
  }
  if (transition.to !== "before") return allow(transition.to);
  if (facts.undoUntil === null || facts.undoUntil.getTime() <= now.getTime()) {
    return refuse("The time in which the rejection could be taken back is over.");
  }
  return allow(facts.statusBefore ?? "active");
}

/** Why an application stays where it is. */
export type MoveRefusal =
  | { readonly code: "refused"; readonly message: string }
  | { readonly code: "conflict"; readonly message: string }
  | { readonly code: "not_found"; readonly message: string };

/** What a decision about a move needs to know. */
export interface MoveFacts {
  readonly status: ApplicationStatus;
  /** The stage that the application is in; null: in none yet. */
  readonly stageId: number | null;
  /** The stages of the workflow of its job, in their order; empty without a workflow. */
  readonly stageIds: readonly number[];
}

/** Where somebody wants an application: in one stage, or in the one after its own. */
export interface MoveWish {
  readonly to: number | "next";
  /** The stage from which it is to be moved; a move that finds it elsewhere is stale. */
  readonly expectedStageId?: number | null | undefined;
}

/** The stage that an application moves to; the one that it is in when there is nothing to do. */
export function decideMove(facts: MoveFacts, wish: MoveWish): Decision<number, MoveRefusal> {
  const { status, stageId, stageIds } = facts;
  if (wish.expectedStageId !== undefined && wish.expectedStageId !== stageId) {
    return refuse({ code: "conflict", message: "The application has been moved to another stage meanwhile." });
  }
  if (status !== "active") {
    return refuse({ code: "refused", message: `An application that is ${inWords[status]} cannot be moved.` });
  }
  if (stageIds.length === 0) return refuse({ code: "refused", message: "The job of the application has no workflow." });
  if (wish.to !== "next") {
    if (stageIds.includes(wish.to)) return allow(wish.to);
    return refuse({ code: "not_found", message: "No such stage in the workflow of this job." });
  }
  const next = stageIds[stageId === null ? 0 : stageIds.indexOf(stageId) + 1];
  return next === undefined
    ? refuse({ code: "refused", message: "The application is in the last stage of its workflow." })
    : allow(next);
}
