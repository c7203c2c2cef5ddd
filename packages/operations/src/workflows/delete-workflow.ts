import { findRow, getWorkflowUse } from "@hirelane/db";
import { VersionedWorkflowRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";

export const deleteWorkflow = defineWrite({
  id: "workflows.delete",
  summary: "Remove a workflow that no job uses; what applications did in its stages stays in their history.",
  permission: "workflows.manage",
  input: VersionedWorkflowRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    const use = await findRow(context.sql, getWorkflowUse, [id]);
    if (use?.by_jobs === true) {
      const message = "A job uses this workflow, perhaps a deleted one: assign another one to it first.";
      throw new OperationError("refused", message, { fields: [{ path: "id", message }] });
    }
    workflow.archivedAt = context.now;
    await context.em.flush();
    await recordEvent(context, { type: "workflow.deleted", subject: { kind: "workflow", id } });
    return { deleted: true as const };
  },
});
