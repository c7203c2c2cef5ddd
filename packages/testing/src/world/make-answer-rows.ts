import { createUpload, keepConsentText, openQuestion } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { questionSets } = operations;

/** Makes questions: one in writing. */
export async function makeQuestions(kernel: Kernel, { call }: TestUser, name: string) {
  const questions = [{ kind: "text", prompt: `What about ${name}?` }];
  const set = await kernel.run(questionSets.create, { name: `Questions ${name}`, questions }, call);
  return { questionSet: set.id, question: set.questions[0]?.id ?? 0 };
}

/** Makes what a candidate leaves who answers, while the interview stays as it is. */
export async function makeAnswerRows(
  kernel: Kernel,
  organisationId: number,
  videoInterviewId: number,
  questionId: number,
): Promise<void> {
  const { randomHex, sha256 } = kernel.ports.cryptography;
  const text = `Consent ${randomHex(5)}`;
  await kernel.runAsSystem(organisationId, "makeAnswerRows", async ({ sql, now }) => {
    await sql.rows(keepConsentText, [organisationId, sha256(text), text, now]);
    await sql.rows(openQuestion, [organisationId, videoInterviewId, questionId, now]);
    const keys = [randomHex(16), `00/${randomHex(32)}`];
    await sql.rows(createUpload, [organisationId, ...keys, videoInterviewId, questionId, 1, now]);
  });
}
