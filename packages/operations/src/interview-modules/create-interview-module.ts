import { CreateInterviewModuleInput, InterviewModuleView } from "@hirelane/domain";
import { loadJob } from "../jobs/load-job.ts";
import { defineWrite } from "../kernel/operation.ts";
import { makeWorkflow } from "../workflows/make-workflow.ts";
import { putIntoUse } from "../workflows/put-into-use.ts";
import { decodeConfiguration } from "../workflows/stage-input.ts";
import { viewInterviewModule } from "./interview-module-view.ts";

export const createInterviewModule = defineWrite({
  id: "interviewModules.create",
  summary: "Create a workflow with its stages, and let a job use it at once.",
  permission: "interviewModules.create",
  input: CreateInterviewModuleInput,
  output: InterviewModuleView,
  async run(context, { jobId, name, stages }) {
    await loadJob(context, jobId);
    const decoded = stages.map(({ configuration, ...stage }) => ({
      ...stage,
      configuration: decodeConfiguration(stage.service, configuration ?? {}),
    }));
    const id = await makeWorkflow(context, { name, stages: decoded });
    await putIntoUse(context, jobId, id);
    return viewInterviewModule(context, id);
  },
});
