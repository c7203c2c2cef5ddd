import { z } from "zod";
import { FileReference } from "../files/file.ts";
import { Id } from "../kernel/id.ts";
import { RequiredText } from "../kernel/text.ts";
import { Choice, QuestionView } from "../questions/question.ts";

/** Bytes that the media of one answer may have (SPEC §3). */
export const MAX_MEDIA_BYTES = 200 * 1024 * 1024;

/** One of the three is there, as the question's kind says; media that was removed leaves none. */
export const AnswerView = z.object({
  text: z.string().nullable(),
  choice: z.string().nullable(),
  media: FileReference.nullable(),
  answeredAt: z.date(),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** A question of an interview with what the candidate answered, for those who watch. */
export const AnsweredQuestionView = QuestionView.extend({
  /** When the candidate opened it; null for one that was answered without, or not at all. */
  openedAt: z.date().nullable(),
  answer: AnswerView.nullable(),
});
export type AnsweredQuestionView = z.infer<typeof AnsweredQuestionView>;

/** A question as its candidate sees it: what is asked comes with the interview, and under a time limit by opening it. */
export const OwnQuestionView = AnsweredQuestionView.extend({
  prompt: z.string().nullable(),
  choices: z.array(z.string()).nullable(),
  /** By the server's clock, never below zero; null without a time limit, and before it is opened. */
  secondsLeft: z.number().nullable(),
});
export type OwnQuestionView = z.infer<typeof OwnQuestionView>;

export const ListAnswersInput = z.strictObject({ videoInterviewId: Id("videoInterview") });
export const AnswersView = z.object({ questions: z.array(AnsweredQuestionView) });

export const OpenQuestionInput = z.strictObject({ questionId: Id("question") });

/** An answer to a question of kind text or choice; those of kind video are uploaded. */
export const SubmitAnswerInput = z.strictObject({
  questionId: Id("question"),
  text: RequiredText(20_000).optional(),
  choice: Choice.optional(),
});
export type SubmitAnswerInput = z.output<typeof SubmitAnswerInput>;

/** An upload that begins: for which question, and how many bytes it will have. */
export const BeginUploadInput = z.strictObject({
  questionId: Id("question"),
  sizeBytes: z.int().positive({ message: "An empty file is no answer." }),
});
