import { findRow, openQuestion as noteOpening } from "@hirelane/db";
import { decideOpening, OpenQuestionInput, OwnQuestionView } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewOwnQuestion } from "./asked-questions.ts";
import { loadOwnQuestion } from "./load-asked-question.ts";
import { renewActivity } from "./renew-activity.ts";

export const openQuestion = defineWrite({
  id: "answers.open",
  summary: "Open a question of the own interview: its time begins, the first time, and what is asked is shown.",
  permission: "answers.own.write",
  input: OpenQuestionInput,
  output: OwnQuestionView,
  async run(context, { questionId }) {
    const { interview, facts } = await loadOwnQuestion(context, questionId);
    allowed(decideOpening(facts));
    const { id, organisationId, jobId } = interview;
    const opened = await findRow(context.sql, noteOpening, [organisationId, id, questionId, context.now]);
    await renewActivity(context, interview, "act");
    if (opened !== null) {
      const subject = { kind: "videoInterview", id } as const;
      await recordEvent(context, { type: "videoInterview.questionOpened", subject, jobId, relatedId: questionId });
    }
    return viewOwnQuestion(context, id, questionId);
  },
});
