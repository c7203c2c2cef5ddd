import { workflowList } from "@hirelane/db";
import { InterviewModuleView, NoInput } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { viewInterviewModules } from "./interview-module-view.ts";

const MOST = 1000;

export const newestInterviewModules = defineRead({
  id: "interviewModules.newest",
  summary: `The newest workflows that the caller may see, with their stages and jobs: at most ${MOST}.`,
  permission: "workflows.read",
  input: NoInput,
  output: z.object({ items: z.array(InterviewModuleView) }),
  async run(context) {
    const request = { order: "-id", limit: MOST, withTotal: false };
    const { items } = await listPage(context, workflowList, request);
    return { items: await viewInterviewModules(context, items) };
  },
});
