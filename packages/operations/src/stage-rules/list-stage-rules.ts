import { stageRuleList } from "@hirelane/db";
import { ListStageRulesInput, pageOf, StageRuleView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listStageRules = defineRead({
  id: "stageRules.list",
  summary: "The rules of the stages of the workflows that the caller may see.",
  permission: "stageRules.read",
  input: ListStageRulesInput,
  output: pageOf(StageRuleView),
  run: (context, input) => listPage(context, stageRuleList, input),
});
