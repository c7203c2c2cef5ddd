import { StageOfServiceRef, StageView } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireWorkflowAccess } from "./workflow-access.ts";
import { viewStages } from "./workflow-view.ts";

export const getStageOfService = defineRead({
  id: "stages.ofService",
  summary: "The stage of a service in a workflow, with its configuration: the first one, if there are several.",
  permission: "workflows.read",
  input: StageOfServiceRef,
  output: StageView,
  async run(context, { workflowId, service }) {
    await requireWorkflowAccess(context, workflowId);
    const stage = (await viewStages(context, workflowId)).find((each) => each.service === service);
    if (stage === undefined) throw notFound("stage of this service in the workflow");
    return stage;
  },
});
