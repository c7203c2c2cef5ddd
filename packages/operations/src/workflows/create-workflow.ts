import { StageEntity, WorkflowEntity } from "@hirelane/db";
import { CreateWorkflowInput, WorkflowView } from "@hirelane/domain";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkStage } from "./stage-input.ts";
import { viewWorkflow } from "./workflow-view.ts";

export const createWorkflow = defineWrite({
  id: "workflows.create",
  summary: "Create a workflow with its stages, for jobs to use.",
  permission: "workflows.create",
  input: CreateWorkflowInput,
  output: WorkflowView,
  async run(context, { name, stages }) {
    const { em, now } = context;
    const organisationId = organisationOf(context);
    const workflow = em.create(WorkflowEntity, {
      organisationId,
      name,
      revision: 1,
      createdByUserId: actingUserId(context),
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    });
    await em.flush();
    for (const [index, stage] of stages.entries()) {
      await checkStage(context, stage);
      em.create(StageEntity, {
        organisationId,
        workflowId: workflow.id,
        position: index + 1,
        createdAt: now,
        ...stage,
      });
    }
    await em.flush();
    await recordEvent(context, { type: "workflow.created", subject: { kind: "workflow", id: workflow.id } });
    return viewWorkflow(context, workflow.id);
  },
});
