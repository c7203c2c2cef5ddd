import { DeleteAlertInput } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadAlert } from "./load-alert.ts";

export const deleteAlert = defineWrite({
  id: "alerts.delete",
  summary: "Remove an alert; what it has told stays.",
  permission: "alerts.manage",
  input: DeleteAlertInput,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const { alert, stage } = await loadAlert(context, id, expectedVersion);
    context.em.remove(alert);
    await context.em.flush();
    const subject = { kind: "workflow", id: stage.workflowId } as const;
    await recordEvent(context, { type: "workflow.alertRemoved", subject, relatedId: id });
    return { deleted: true as const };
  },
});
