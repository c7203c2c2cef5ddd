import { AlertView, conditionKey, UpdateAlertInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";
import { checkCondition, loadAlert, viewAlert } from "./load-alert.ts";

export const updateAlert = defineWrite({
  id: "alerts.update",
  summary: "Change an alert, or put it to sleep; what a rule's alert watches is the rule's to say.",
  permission: "alerts.manage",
  input: UpdateAlertInput,
  output: AlertView,
  async run(context, { id, expectedVersion, stageId, ...fields }) {
    const { alert, stage } = await loadAlert(context, id, expectedVersion);
    if (stageId !== undefined && stageId !== alert.stageId) {
      await requireStageAccess(context, stageId, "read");
      throw refusedField("stageId", "An alert stays with its stage; make another one.");
    }
    if (fields.condition !== undefined) {
      checkCondition(fields.condition, stage);
      if (alert.fromRule && conditionKey(fields.condition) !== conditionKey(alert.condition)) {
        throw refusedField("condition", "This alert watches a condition of the stage's rule; change the rule.");
      }
    }
    context.em.assign(alert, given(fields));
    await context.em.flush();
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.alertUpdated", subject, relatedId: id });
    return viewAlert(context, id);
  },
});
