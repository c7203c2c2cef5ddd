import type { VideoInterviewEntity } from "@hirelane/db";
import { decideTransition, type TransitionAction, transitionActor, type TransitionActor } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { applyTransition } from "./apply-transition.ts";
import { transitionFacts } from "./transition-facts.ts";

/**
 * Takes the transition that the state table has for this actor and action; throws `refused` with the condition that fails,
 * or `forbidden` where it is another's to take.
 */
export async function takeTransition(
  context: WriteContext,
  interview: VideoInterviewEntity,
  action: TransitionAction,
  actor: TransitionActor | null = transitionActor(context.actor.kind),
): Promise<void> {
  if (actor === null) throw new OperationError("unauthenticated", "This needs a token.");
  const { facts, settings } = await transitionFacts(context, interview);
  const decision = decideTransition(facts, actor, action, context.now);
  if (decision.ok) return applyTransition(context, interview, decision.value, facts.deadline, settings);
  const { field, message, wrongActor } = decision.refusal;
  throw new OperationError(wrongActor ? "forbidden" : "refused", message, { fields: [{ path: field, message }] });
}
