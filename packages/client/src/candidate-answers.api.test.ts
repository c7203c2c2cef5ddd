import { useApi } from "@hirelane/api/testing";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient } from "./index.ts";

const t = useApi();

test("the candidate's own side over the client: questions, consent, answers, finish, and who watches", async () => {
  const { kernel, url } = t();
  const { owner } = await makeOrganisation(kernel);
  const manager = createHirelaneClient({ url, token: owner.token });
  const set = await manager.questionSets.create.mutate({
    name: "Pilots",
    questions: [
      { kind: "text", prompt: "Why us?" },
      { kind: "choice", prompt: "Where?", choices: ["Hoth", "Endor"], timeLimitSeconds: 60 },
    ],
  });
  const job = await manager.jobs.create.mutate({ title: "Pilot", questionSetId: set.id });
  const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const { id } = await manager.videoInterviews.create.mutate(person);
  const { activationKey } = await manager.videoInterviews.advance.mutate({ id });
  const candidate = createHirelaneClient({ url, activationKey: activationKey ?? "" });

  await candidate.videoInterviews.advance.mutate({ id });
  const { consent, questions } = await candidate.videoInterviews.getOwn.query();
  expect(questions.map(({ kind, timeLimitSeconds, prompt }) => [kind, timeLimitSeconds, prompt])).toEqual([
    ["text", null, null],
    ["choice", 60, null],
  ]);
  const consented = await candidate.videoInterviews.consent.mutate({ textHash: consent.textHash });
  expect(consented.consent.givenAt).toBeInstanceOf(Date);
  await candidate.videoInterviews.advance.mutate({ id });

  const [why, where] = (await candidate.videoInterviews.getOwn.query()).questions;
  expect([why?.prompt, where?.prompt]).toEqual(["Why us?", null]);
  const opened = await candidate.answers.open.mutate({ questionId: where?.id ?? 0 });
  expect(opened).toMatchObject({ prompt: "Where?", choices: ["Hoth", "Endor"], openedAt: expect.any(Date) });
  await candidate.answers.submit.mutate({ questionId: opened.id, choice: "Endor" });
  await expect(candidate.videoInterviews.advance.mutate({ id })).rejects.toMatchObject({
    data: { code: "refused", fields: [{ path: "questions" }] },
  });
  const once = { context: { idempotencyKey: "why" } };
  const first = await candidate.answers.submit.mutate({ questionId: why?.id ?? 0, text: "The ships." }, once);
  expect(await candidate.answers.submit.mutate({ questionId: why?.id ?? 0, text: "The ships." }, once)).toEqual(first);
  expect((await candidate.videoInterviews.advance.mutate({ id })).status).toBe("interviewed");

  const watched = await manager.answers.list.query({ videoInterviewId: id });
  expect(watched.questions.map(({ answer }) => answer?.text ?? answer?.choice)).toEqual(["The ships.", "Endor"]);
  await expect(candidate.answers.list.query({ videoInterviewId: id })).rejects.toMatchObject({
    data: { code: "forbidden" },
  });
});
