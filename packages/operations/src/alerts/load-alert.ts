import {
  AlertEntity,
  countAlerts,
  findRow,
  getAlert,
  getStage,
  getWorkflowAccess,
  toAlertView,
  toId,
  toStageView,
  toWorkflowAccess,
} from "@hirelane/db";
import {
  alertAccess,
  type AlertCondition,
  type AlertView,
  complaintsAboutCondition,
  isEnough,
  MAX_ALERTS_OF_STAGE,
  type StageView,
  workflowAccess,
} from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The stage of an alert that the actor stands close enough to; throws `not_found` or `forbidden`. */
export async function requireAlertAccess(
  context: ReadContext,
  alert: { readonly userId: number; readonly stageId: number },
): Promise<StageView> {
  const row = await findRow(context.sql, getStage, [alert.stageId]);
  if (row === null) throw notFound("alert");
  const facts = await findRow(context.sql, getWorkflowAccess, [toId(row.workflow_id), actingUserId(context)]);
  const workflow = facts === null ? "none" : workflowAccess(context.actor, toWorkflowAccess(facts));
  const access = alertAccess(context.actor, { userId: alert.userId, workflow });
  if (access === "none") throw notFound("alert");
  if (!isEnough(access, context.requires)) {
    throw new OperationError("forbidden", "You may see this alert, but not change it.");
  }
  return toStageView(row);
}

/** The alert, locked for this transaction, and its stage; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadAlert(
  context: WriteContext,
  id: number,
  expectedVersion?: number,
): Promise<{ alert: AlertEntity; stage: StageView }> {
  const alert = await context.em.findOne(AlertEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (alert === null) throw notFound("alert");
  const stage = await requireAlertAccess(context, alert);
  checkVersion(alert, expectedVersion);
  return { alert, stage };
}

/** The view of an alert that was just written. */
export async function viewAlert(context: ReadContext, id: number): Promise<AlertView> {
  const row = await findRow(context.sql, getAlert, [id]);
  if (row === null) throw notFound("alert");
  return toAlertView(row);
}

/** Throws `invalid_input` for a condition on what a stage of the service cannot know. */
export function checkCondition(condition: AlertCondition, { service }: Pick<StageView, "service">): void {
  const fields = complaintsAboutCondition(condition, service, "condition");
  const [first] = fields;
  if (first !== undefined) throw new OperationError("invalid_input", first.message, { fields });
}

/** Throws `refused` when a stage would have too many alerts. */
export async function requireRoomForAlerts(context: ReadContext, stageId: number, wanted: number): Promise<void> {
  const { count = 0 } = (await findRow(context.sql, countAlerts, [stageId])) ?? {};
  if (count + wanted > MAX_ALERTS_OF_STAGE) {
    throw new OperationError("refused", `A stage has at most ${MAX_ALERTS_OF_STAGE} alerts.`);
  }
}
