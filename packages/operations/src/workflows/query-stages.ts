import { stageList } from "@hirelane/db";
import { pageOf, QueryStagesInput, StageView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const queryStages = defineRead({
  id: "stages.query",
  summary: "The stages of the workflows that the caller may see, by workflow and there in their order.",
  permission: "workflows.read",
  input: QueryStagesInput,
  output: pageOf(StageView),
  run: (context, input) => listPage(context, stageList, input),
});
