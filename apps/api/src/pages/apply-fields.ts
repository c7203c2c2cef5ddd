import type { PublicKnockoutQuestion } from "@hirelane/domain";

/** The text fields of an application. */
export const applyFields = ["firstName", "lastName", "email", "phone", "city", "state"] as const;
export type ApplyField = (typeof applyFields)[number];

/** The input behind what was sent: JSON as it is, and of a form its fields, with `answer.<key>` for each question. */
export function applyInput(
  sent: Readonly<Record<string, unknown>>,
  questions: readonly PublicKnockoutQuestion[],
): Record<string, unknown> {
  const person = applyFields.flatMap((field) => (sent[field] === undefined ? [] : [[field, sent[field]] as const]));
  const cv = typeof sent["cv"] === "string" && sent["cv"] !== "" ? { cv: sent["cv"] } : {};
  const answers = Array.isArray(sent["answers"])
    ? sent["answers"]
    : questions.flatMap(({ key, kind }) => {
        const text = sent[`answer.${key}`];
        return typeof text === "string" && text !== "" ? [{ key, answer: answerOf(kind, text) }] : [];
      });
  return { ...Object.fromEntries(person), ...cv, answers };
}

function answerOf(kind: PublicKnockoutQuestion["kind"], text: string): string | number | boolean {
  if (kind === "yesNo" && (text === "yes" || text === "no")) return text === "yes";
  if (kind === "number" && Number.isFinite(Number(text))) return Number(text);
  return text;
}
