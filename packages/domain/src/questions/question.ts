import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { RequiredText } from "../kernel/text.ts";

/** How a question is answered: in writing, with a recording, or by choosing. */
export const QuestionKind = z.enum(["text", "video", "choice"]);
export type QuestionKind = z.infer<typeof QuestionKind>;

/** Questions that one set may hold. */
export const MAX_QUESTIONS = 50;

/** Seconds that a candidate has for an answer once the question is open: 10 to 3,600. */
const TimeLimitSeconds = z.int().min(10).max(3600);

/** One of the answers that a question offers. */
export const Choice = RequiredText(500);

const Choices = z
  .array(Choice)
  .min(2)
  .max(20)
  .refine((choices) => new Set(choices).size === choices.length, { message: "Each choice once." });

const common = {
  prompt: RequiredText(2000),
  required: z.boolean().default(true),
  timeLimitSeconds: TimeLimitSeconds.nullable().default(null),
};

/** A question as it is written; its position is its place in the list. */
export const QuestionInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), ...common }),
  z.strictObject({ kind: z.literal("video"), ...common }),
  z.strictObject({ kind: z.literal("choice"), ...common, choices: Choices }),
]);
export type QuestionInput = z.output<typeof QuestionInput>;

export const QuestionView = z.object({
  id: Id("question"),
  /** The first is 1. */
  position: z.number(),
  kind: QuestionKind,
  prompt: z.string(),
  /** Empty for questions of other kinds. */
  choices: z.array(z.string()),
  required: z.boolean(),
  /** Null: as long as the interview lasts. */
  timeLimitSeconds: z.number().nullable(),
});
export type QuestionView = z.infer<typeof QuestionView>;
