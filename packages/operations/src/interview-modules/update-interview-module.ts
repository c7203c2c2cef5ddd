import { InterviewModuleView, UpdateInterviewModuleInput } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadWorkflow } from "../workflows/load-workflow.ts";
import { viewInterviewModule } from "./interview-module-view.ts";
import { setStages } from "./set-stages.ts";

export const updateInterviewModule = defineWrite({
  id: "interviewModules.update",
  summary: "Change the name of a workflow, and all its stages at once: those that are not named go.",
  permission: "workflows.manage",
  input: UpdateInterviewModuleInput,
  output: InterviewModuleView,
  async run(context, { id, name, stages, expectedVersion }) {
    const workflow = await loadWorkflow(context, id, expectedVersion);
    if (name !== undefined && name !== workflow.name) {
      workflow.name = name;
      workflow.updatedAt = context.now;
      workflow.updatedByUserId = actingUserId(context);
      await context.em.flush();
      await recordEvent(context, { type: "workflow.updated", subject: { kind: "workflow", id } });
    }
    if (stages !== undefined) await setStages(context, workflow, stages);
    return viewInterviewModule(context, id);
  },
});
