import { QuestionSetEntity } from "@hirelane/db";
import { CreateQuestionSetInput, QuestionSetView } from "@hirelane/domain";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewQuestionSet } from "./question-set-view.ts";
import { writeQuestions } from "./write-questions.ts";

export const createQuestionSet = defineWrite({
  id: "questionSets.create",
  summary: "Create a set of questions, for the organisation's jobs to use.",
  permission: "questionSets.manage",
  input: CreateQuestionSetInput,
  output: QuestionSetView,
  async run(context, { name, questions }) {
    const set = context.em.create(QuestionSetEntity, {
      organisationId: organisationOf(context),
      name,
      revision: 1,
      createdByUserId: actingUserId(context),
      createdAt: context.now,
      archivedAt: null,
    });
    await context.em.flush();
    writeQuestions(context, set, questions);
    await context.em.flush();
    await recordEvent(context, { type: "questionSet.created", subject: { kind: "questionSet", id: set.id } });
    return viewQuestionSet(context, set.id);
  },
});
