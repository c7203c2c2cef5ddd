import type { ApplicationAction, ApplicationView, MoveWish } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
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

/** Moves one application in a person's name; throws `refused`, `conflict` where it is elsewhere by now, or `not_found`. */
export async function moveApplication(
  context: WriteContext,
  { id, expectedVersion, expectedStageId, reasonCode }: ChangeWish & Pick<MoveWish, "expectedStageId">,
  to: MoveWish["to"],
): Promise<ApplicationView> {
  const application = await loadApplication(context, id, expectedVersion);
  const because = reasonCode === undefined ? {} : { reasonCode };
  const { refused } = await moveLocked(context, [application], { to, expectedStageId, by: "person", ...because });
  const [refusal] = refused;
  if (refusal !== undefined) throw new OperationError(refusal.refusal.code, refusal.refusal.message);
  return viewApplication(context, id);
}
