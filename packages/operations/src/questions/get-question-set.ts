import { QuestionSetRef, QuestionSetView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewQuestionSet } from "./question-set-view.ts";

export const getQuestionSetById = defineRead({
  id: "questionSets.get",
  summary: "One set, with the questions that it has now.",
  permission: "questionSets.read",
  input: QuestionSetRef,
  output: QuestionSetView,
  run: (context, { id }) => viewQuestionSet(context, id),
});
