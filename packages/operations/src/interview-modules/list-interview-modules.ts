import { workflowList } from "@hirelane/db";
import { InterviewModuleView, ListInterviewModulesInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { viewInterviewModules } from "./interview-module-view.ts";

export const listInterviewModules = defineRead({
  id: "interviewModules.list",
  summary: "The workflows that the caller may see, each with its stages and a job that uses it.",
  permission: "workflows.read",
  input: ListInterviewModulesInput,
  output: pageOf(InterviewModuleView),
  async run(context, input) {
    const page = await listPage(context, workflowList, input);
    return { ...page, items: await viewInterviewModules(context, page.items) };
  },
});
