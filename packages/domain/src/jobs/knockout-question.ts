import { z } from "zod";
import type { KnockoutAnswers } from "../applications/application.ts";
import type { FieldError } from "../kernel/error-code.ts";
import { RequiredText, Text } from "../kernel/text.ts";

const Asked = {
  /** Names the question in answers. */
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: "Lower-case letters, digits and hyphens, at most 40." }),
  prompt: RequiredText(500),
};
const Choices = z.array(RequiredText(200)).min(2).max(20);
const Bound = z.number().min(-1_000_000_000).max(1_000_000_000);

const YesNo = z.strictObject({ ...Asked, kind: z.literal("yesNo"), disqualifies: z.boolean() });
const Choice = z
  .strictObject({ ...Asked, kind: z.literal("choice"), choices: Choices, disqualifies: z.array(Text(200)).max(20) })
  .refine(({ choices }) => new Set(choices).size === choices.length, {
    message: "A choice occurs twice.",
    path: ["choices"],
  })
  .refine(({ choices, disqualifies }) => disqualifies.every((choice) => choices.includes(choice)), {
    message: "Not one of the choices.",
    path: ["disqualifies"],
  })
  .refine(({ choices, disqualifies }) => choices.some((choice) => !disqualifies.includes(choice)), {
    message: "Nobody could answer this rightly.",
    path: ["disqualifies"],
  });
const Amount = z
  .strictObject({ ...Asked, kind: z.literal("number"), atLeast: Bound.optional(), atMost: Bound.optional() })
  .refine(({ atLeast = -Infinity, atMost = Infinity }) => atLeast <= atMost, {
    message: "Must not be above atMost.",
    path: ["atLeast"],
  });

/**
 * A question to who applies, and the answer that disqualifies: yes or no, one of the choices, or a number outside of what is
 * asked for (SPEC §4).
 */
export const KnockoutQuestion = z.discriminatedUnion("kind", [YesNo, Choice, Amount]);
export type KnockoutQuestion = z.infer<typeof KnockoutQuestion>;

export const KnockoutQuestions = z
  .array(KnockoutQuestion)
  .max(20)
  .refine((questions) => new Set(questions.map(({ key }) => key)).size === questions.length, {
    message: "Two questions have the same key.",
  });

/** A question as applicants see it: without the answer that disqualifies. */
export const PublicKnockoutQuestion = z.object({
  key: z.string(),
  kind: z.enum(["yesNo", "choice", "number"]),
  prompt: z.string(),
  choices: z.array(z.string()),
});
export type PublicKnockoutQuestion = z.infer<typeof PublicKnockoutQuestion>;

/** What an applicant may be told of a question. */
export function publicQuestion(question: KnockoutQuestion): PublicKnockoutQuestion {
  const { key, kind, prompt } = question;
  return { key, kind, prompt, choices: question.kind === "choice" ? question.choices : [] };
}

type Answer = KnockoutAnswers[number]["answer"];

function complaint(question: KnockoutQuestion, answer: Answer | undefined): string | null {
  if (answer === undefined) return "This question must be answered.";
  switch (question.kind) {
    case "yesNo":
      return typeof answer === "boolean" ? null : "Answer with true or false.";
    case "choice":
      return typeof answer === "string" && question.choices.includes(answer) ? null : "Answer with one of the choices.";
    case "number":
      return typeof answer === "number" ? null : "Answer with a number.";
  }
}

/** The complaints about answers: one that is missing, of the wrong kind, given twice, or to no question. */
export function complaintsAboutAnswers(questions: readonly KnockoutQuestion[], answers: KnockoutAnswers): FieldError[] {
  const known = new Set(questions.map(({ key }) => key));
  const given = new Map(answers.map(({ key, answer }) => [key, answer]));
  const strange = answers.flatMap(({ key }, index) => {
    const path = `answers.${index}.key`;
    if (!known.has(key)) return [{ path, message: "There is no such question." }];
    return answers.findIndex((other) => other.key === key) < index ? [{ path, message: "Answered twice." }] : [];
  });
  const wrong = questions.flatMap((question) => {
    const message = complaint(question, given.get(question.key));
    return message === null ? [] : [{ path: `answers.${question.key}`, message }];
  });
  return [...strange, ...wrong];
}

function isDisqualifying(question: KnockoutQuestion, answer: Answer | undefined): boolean {
  switch (question.kind) {
    case "yesNo":
      return answer === question.disqualifies;
    case "choice":
      return typeof answer === "string" && question.disqualifies.includes(answer);
    case "number": {
      const { atLeast = -Infinity, atMost = Infinity } = question;
      return typeof answer === "number" && (answer < atLeast || answer > atMost);
    }
  }
}

/** Whether one of the answers, which {@link complaintsAboutAnswers} found right, disqualifies. */
export function isKnockedOut(questions: readonly KnockoutQuestion[], answers: KnockoutAnswers): boolean {
  const given = new Map(answers.map(({ key, answer }) => [key, answer]));
  return questions.some((question) => isDisqualifying(question, given.get(question.key)));
}
