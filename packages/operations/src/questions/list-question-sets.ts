import { questionSetList } from "@hirelane/db";
import { ListQuestionSetsInput, pageOf, QuestionSetSummary } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listQuestionSets = defineRead({
  id: "questionSets.list",
  summary: "The organisation's sets of questions.",
  permission: "questionSets.read",
  input: ListQuestionSetsInput,
  output: pageOf(QuestionSetSummary),
  run: (context, input) => listPage(context, questionSetList, input),
});
