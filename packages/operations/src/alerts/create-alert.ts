import { AlertEntity } from "@hirelane/db";
import { AlertView, conditionInWords, CreateAlertInput } from "@hirelane/domain";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";
import { checkCondition, requireRoomForAlerts, viewAlert } from "./load-alert.ts";

export const createAlert = defineWrite({
  id: "alerts.create",
  summary: "Watch a stage: be told of each application there that meets a condition.",
  permission: "alerts.create",
  input: CreateAlertInput,
  output: AlertView,
  async run(context, { stageId, name, description, condition, enabled }) {
    const stage = await requireStageAccess(context, stageId);
    checkCondition(condition, stage);
    await requireRoomForAlerts(context, stageId, 1);
    const userId = actingUserId(context);
    if (userId === null) throw new OperationError("forbidden", "An alert is for a user.");
    const alert = context.em.create(AlertEntity, {
      organisationId: organisationOf(context),
      stageId,
      userId,
      name: name === "" ? conditionInWords(condition) : name,
      description,
      condition,
      enabled,
      fromRule: false,
      createdAt: context.now,
    });
    await context.em.flush();
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.alertCreated", subject, relatedId: alert.id });
    return viewAlert(context, alert.id);
  },
});
