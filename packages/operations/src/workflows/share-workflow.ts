import { countActiveUsers, findRow, setWorkflowShares } from "@hirelane/db";
import { ShareWorkflowInput, WorkflowView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "./load-workflow.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const shareWorkflow = defineWrite({
  id: "workflows.share",
  summary: "Say which users may read a workflow and use it for their jobs: these, and no others.",
  permission: "workflows.manage",
  input: ShareWorkflowInput,
  output: WorkflowView,
  async run(context, { id, userIds, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    const users = [...new Set(userIds)];
    const known = await findRow(context.sql, countActiveUsers, [users]);
    if (known?.active !== users.length) throw notFound("user");
    await context.sql.rows(setWorkflowShares, [organisationOf(context), id, users]);
    workflow.updatedAt = context.now;
    await context.em.flush();
    await recordEvent(context, { type: "workflow.shared", subject: { kind: "workflow", id } });
    return viewWorkflow(context, id);
  },
});
