import { QuestionSetView, UpdateQuestionSetInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadQuestionSet } from "./load-question-set.ts";
import { viewQuestionSet } from "./question-set-view.ts";
import { writeQuestions } from "./write-questions.ts";

export const updateQuestionSet = defineWrite({
  id: "questionSets.update",
  summary: "Change a set's name, or all of its questions; candidates who have begun keep those that they began with.",
  permission: "questionSets.manage",
  input: UpdateQuestionSetInput,
  output: QuestionSetView,
  async run(context, { id, expectedVersion, name, questions }) {
    const set = await loadQuestionSet(context, id, expectedVersion);
    if (name !== undefined) set.name = name;
    if (questions !== undefined) {
      set.revision += 1;
      writeQuestions(context, set, questions);
    }
    await context.em.flush();
    await recordEvent(context, { type: "questionSet.updated", subject: { kind: "questionSet", id } });
    return viewQuestionSet(context, id);
  },
});
