import type { ApplicationAction, ApplicationView, FinalInterviewPlan, MoveWish } from "@hirelane/domain";
import { planFinalInterview } from "../final-interviews/plan-final-interview.ts";
import type { WriteContext } from "../kernel/context.ts";
import { invalidField, OperationError } from "../kernel/operation-error.ts";
import { viewApplication } from "./application-view.ts";
import { changeStatuses } from "./change-statuses.ts";
import { loadApplication } from "./load-application.ts";
import { moveLocked } from "./move-applications.ts";

/** What a caller says of an application that is to be changed. */
interface ChangeWish {
  readonly id: number;
  readonly expectedVersion?: number | undefined;
  readonly reasonCode?: string | undefined;
}

/** Changes the status of one application; throws `refused` with the condition that fails. */
export async function changeApplication(
  context: WriteContext,
  { id, expectedVersion, reasonCode }: ChangeWish,
  action: ApplicationAction,
): Promise<ApplicationView> {
  const application = await loadApplication(context, id, expectedVersion);
  const { refused } = await changeStatuses(context, [application], action, reasonCode);
  const [refusal] = refused;
  if (refusal !== undefined) {
    throw new OperationError("refused", refusal.message, { fields: [{ path: "id", message: refusal.message }] });
  }
  return viewApplication(context, id);
}

/** What a caller says of a move; a plan is the date of the final interview that it leads into. */
interface ApplicationMove extends ChangeWish, Pick<MoveWish, "expectedStageId"> {
  readonly finalInterview?: FinalInterviewPlan | undefined;
}

/**
 * Moves one application in a person's name; throws `refused`, `conflict` where it is elsewhere by now, `not_found`, or
 * `invalid_input` below `finalInterview`.
 */
export async function moveApplication(
  context: WriteContext,
  { id, expectedVersion, expectedStageId, reasonCode, finalInterview }: ApplicationMove,
  to: MoveWish["to"],
): Promise<ApplicationView> {
  const application = await loadApplication(context, id, expectedVersion);
  const because = reasonCode === undefined ? {} : { reasonCode };
  const { refused } = await moveLocked(context, [application], { to, expectedStageId, by: "person", ...because });
  const [refusal] = refused;
  if (refusal !== undefined) throw new OperationError(refusal.refusal.code, refusal.refusal.message);
  if (finalInterview !== undefined) await planAfterMove(context, id, finalInterview);
  return viewApplication(context, id);
}

/** Plans the final interview of the stage where an application is now. */
async function planAfterMove(context: WriteContext, id: number, plan: FinalInterviewPlan): Promise<void> {
  const application = await loadApplication(context, id);
  const stage = application.stages.find((each) => each.id === application.stageId);
  if (stage?.service !== "finalInterview") {
    throw invalidField("finalInterview", "This stage is not for final interviews.");
  }
  await planFinalInterview(context, application, stage, plan, "finalInterview.");
}
