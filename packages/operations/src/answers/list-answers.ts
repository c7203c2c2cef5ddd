import { AnswersView, ListAnswersInput } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { viewAnsweredQuestions } from "./asked-questions.ts";

export const listAnswers = defineRead({
  id: "answers.list",
  summary: "The questions of a video interview with its answers, for managers, evaluators, and whom it is shared with.",
  permission: "answers.read",
  input: ListAnswersInput,
  output: AnswersView,
  async run(context, { videoInterviewId }) {
    await requireVideoInterviewAccess(context, videoInterviewId);
    return { questions: await viewAnsweredQuestions(context, videoInterviewId) };
  },
});
