import { findRow, keepAnswer } from "@hirelane/db";
import { decideAnswer, decideContent, OwnQuestionView, SubmitAnswerInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewOwnQuestion } from "./asked-questions.ts";
import { loadOwnQuestion } from "./load-asked-question.ts";
import { renewActivity } from "./renew-activity.ts";

export const submitAnswer = defineWrite({
  id: "answers.submit",
  summary: "Answer a question of the own interview, once: in writing, or with a choice. Recordings are uploaded.",
  permission: "answers.own.write",
  input: SubmitAnswerInput,
  output: OwnQuestionView,
  async run(context, { questionId, ...content }) {
    const { interview, row, facts } = await loadOwnQuestion(context, questionId);
    allowed(decideAnswer(facts, context.now));
    const { text, choice } = allowed(decideContent(row, content));
    const { id, organisationId, jobId } = interview;
    await findRow(context.sql, keepAnswer, [organisationId, id, questionId, context.now, text, choice, null]);
    await renewActivity(context, interview, "act");
    const subject = { kind: "videoInterview", id } as const;
    await recordEvent(context, { type: "videoInterview.answered", subject, jobId, relatedId: questionId });
    return viewOwnQuestion(context, id, questionId);
  },
});
