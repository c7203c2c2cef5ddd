import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";
import { MAX_QUESTIONS, QuestionInput, QuestionView } from "./question.ts";

/** A set of questions without them: what lists show. */
export const QuestionSetSummary = z.object({
  id: Id("questionSet"),
  name: z.string(),
  /** Counts the versions of the questions: a candidate who has begun keeps the one that they began with. */
  revision: z.number(),
  questionCount: z.number(),
  createdAt: z.date(),
  version: z.number(),
});
export type QuestionSetSummary = z.infer<typeof QuestionSetSummary>;

export const QuestionSetView = QuestionSetSummary.extend({ questions: z.array(QuestionView) });
export type QuestionSetView = z.infer<typeof QuestionSetView>;

const QuestionSetFields = {
  name: RequiredText(200),
  questions: z.array(QuestionInput).max(MAX_QUESTIONS, { message: `At most ${MAX_QUESTIONS} questions.` }),
};

export const QuestionSetRef = z.strictObject({ id: Id("questionSet") });
export const VersionedQuestionSetRef = z.strictObject({ ...QuestionSetRef.shape, expectedVersion: ExpectedVersion });
export const CreateQuestionSetInput = z.strictObject(QuestionSetFields);
export const UpdateQuestionSetInput = z.strictObject({
  ...z.object(QuestionSetFields).partial().shape,
  ...VersionedQuestionSetRef.shape,
});
export const ListQuestionSetsInput = listInput({}, ["-id", "id", "name", "-name"]);
