import { InterviewModuleRef, InterviewModuleView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireWorkflowAccess } from "../workflows/workflow-access.ts";
import { viewInterviewModule } from "./interview-module-view.ts";

export const getInterviewModuleById = defineRead({
  id: "interviewModules.get",
  summary: "One workflow, with its stages and a job that uses it.",
  permission: "workflows.read",
  input: InterviewModuleRef,
  output: InterviewModuleView,
  async run(context, { id }) {
    await requireWorkflowAccess(context, id, { what: "interview module" });
    return viewInterviewModule(context, id);
  },
});
