import { QuestionEntity, type QuestionSetEntity } from "@hirelane/db";
import type { QuestionInput } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";

/** Writes the questions of the set's revision; those of earlier ones stay as they are. */
export function writeQuestions(
  context: WriteContext,
  set: QuestionSetEntity,
  questions: readonly QuestionInput[],
): void {
  for (const [index, question] of questions.entries()) {
    const { kind, prompt, required, timeLimitSeconds } = question;
    context.em.create(QuestionEntity, {
      organisationId: set.organisationId,
      questionSetId: set.id,
      revision: set.revision,
      position: index + 1,
      kind,
      prompt,
      choices: question.kind === "choice" ? question.choices : [],
      required,
      timeLimitSeconds,
    });
  }
}
