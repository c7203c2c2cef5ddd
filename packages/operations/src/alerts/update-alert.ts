import { AlertView, conditionKey, UpdateAlertInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { checkCondition, loadAlert, viewAlert } from "./load-alert.ts";

export const updateAlert = defineWrite({
  id: "alerts.update",
  summary: "Change an alert, or put it to sleep; what a rule's alert watches is the rule's to say.",
  permission: "alerts.manage",
  input: UpdateAlertInput,
  output: AlertView,
  async run(context, { id, expectedVersion, ...fields }) {
    const { alert, stage } = await loadAlert(context, id, expectedVersion);
    if (fields.condition !== undefined) {
      checkCondition(fields.condition, stage);
      if (alert.fromRule && conditionKey(fields.condition) !== conditionKey(alert.condition)) {
        const message = "This alert watches a condition of the stage's rule; change the rule.";
        throw new OperationError("refused", message, { fields: [{ path: "condition", message }] });
      }
    }
    context.em.assign(alert, given(fields));
    await context.em.flush();
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.alertUpdated", subject, relatedId: id });
    return viewAlert(context, id);
  },
});
