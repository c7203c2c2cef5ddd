import { giveConsent, makeInterviewUnderWay, makeOrganisation, ownQuestions, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { answers, jobs, questionSets, videoInterviews } = operations;
const t = useKernel();
const why = { kind: "text", prompt: "Why us?" } as const;
const tell = { kind: "video", prompt: "Tell us of a project.", timeLimitSeconds: 120 } as const;
const pick = { kind: "choice", prompt: "Where?", choices: ["Berlin", "Remote"], required: false } as const;

test("a set is made, read, listed by name, changed whole, and removed", async () => {
  const { kernel } = t();
  const { owner, hiringManager } = await makeOrganisation(kernel);
  const made = await kernel.run(questionSets.create, { name: "Pilots", questions: [why, tell, pick] }, owner.call);
  expect(made).toMatchObject({
    revision: 1,
    questionCount: 3,
    questions: [
      { position: 1, kind: "text", prompt: "Why us?", choices: [], required: true, timeLimitSeconds: null },
      { position: 2, kind: "video", timeLimitSeconds: 120 },
      { position: 3, kind: "choice", choices: ["Berlin", "Remote"], required: false },
    ],
  });
  await kernel.run(questionSets.create, { name: "Mechanics", questions: [] }, owner.call);
  const listed = await kernel.run(questionSets.list, { order: "name" }, hiringManager.call);
  expect(listed.items.map(({ name }) => name)).toEqual(["Mechanics", "Pilots"]);

  const renamed = await kernel.run(questionSets.update, { id: made.id, name: "Aces" }, owner.call);
  expect(renamed).toMatchObject({ name: "Aces", revision: 1, questions: made.questions });
  const changed = await kernel.run(questionSets.update, { id: made.id, questions: [pick] }, owner.call);
  expect(changed).toMatchObject({ revision: 2, questionCount: 1, questions: [{ position: 1, kind: "choice" }] });
  const stale = { id: made.id, name: "Late", expectedVersion: made.version };
  await expect(kernel.run(questionSets.update, stale, owner.call)).rejects.toMatchObject({ code: "version_conflict" });
  await kernel.run(questionSets.delete, { id: made.id }, owner.call);
  await expect(kernel.run(questionSets.get, { id: made.id }, owner.call)).rejects.toMatchObject({ code: "not_found" });
});

test("a choice is kept to the letter, whatever a list of texts looks like in the database", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const choices = ["null", "NULL", "{}", "a, b", 'say "hi"', String.raw`C:\new`, "two\nlines", "\u0001tab\there"];
  const made = await kernel.run(questionSets.create, { name: "Odd", questions: [{ ...pick, choices }] }, owner.call);
  expect(made.questions).toMatchObject([{ choices }]);
});

test.each([
  ["51 questions", { questions: Array.from({ length: 51 }, () => why) }, "questions"],
  ["a prompt of 2,001 characters", { questions: [{ ...why, prompt: "x".repeat(2001) }] }, "questions.0.prompt"],
  ["one choice", { questions: [{ ...pick, choices: ["Only"] }] }, "questions.0.choices"],
  [
    "21 choices",
    { questions: [{ ...pick, choices: Array.from({ length: 21 }, (_, n) => `${n}`) }] },
    "questions.0.choices",
  ],
  ["a choice twice", { questions: [{ ...pick, choices: ["a", "a"] }] }, "questions.0.choices"],
  ["choices of a text", { questions: [{ ...why, choices: ["a", "b"] }] }, "questions.0.choices"],
  ["9 seconds", { questions: [{ ...tell, timeLimitSeconds: 9 }] }, "questions.0.timeLimitSeconds"],
  ["a kind of one's own", { questions: [{ ...why, kind: "song" }] }, "questions.0.kind"],
])("a set with %s is refused, and the field named", async (_, fields, path) => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  await expect(kernel.run(questionSets.create, { name: "Bad", ...fields }, owner.call)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path }],
  });
});

test("a job uses a set of its organisation, and a set in use stays", async () => {
  const { kernel } = t();
  const { owner, recruiter } = await makeOrganisation(kernel);
  const stranger = await makeOrganisation(kernel);
  const { id } = await kernel.run(questionSets.create, { name: "Pilots", questions: [why] }, owner.call);
  const foreign = await kernel.run(questionSets.create, { name: "Theirs", questions: [] }, stranger.owner.call);
  const job = await kernel.run(jobs.create, { title: "Pilot", questionSetId: id }, recruiter.call);
  expect(job.questionSetId).toBe(id);
  const change = { id: job.id, questionSetId: foreign.id };
  await expect(kernel.run(jobs.update, change, recruiter.call)).rejects.toMatchObject({ code: "not_found" });
  const removal = kernel.run(questionSets.delete, { id }, owner.call);
  await expect(removal).rejects.toMatchObject({ code: "refused", fields: [{ path: "id" }] });
  expect(await kernel.run(jobs.update, { id: job.id, questionSetId: null }, recruiter.call)).toMatchObject({
    questionSetId: null,
  });
  await kernel.run(questionSets.delete, { id }, owner.call);
});

test("who has begun keeps their questions: over an edit, the set's removal, and a second beginning", async () => {
  const { kernel, clock } = t();
  const { owner } = await makeOrganisation(kernel);
  const begun = await makeInterviewUnderWay(kernel, owner, { questions: [why, pick] });
  const [first = 0] = begun.questions;
  await kernel.run(answers.submit, { questionId: first, text: "The ships." }, begun.call);
  const waiting = await kernel.run(
    videoInterviews.create,
    { jobId: begun.jobId, firstName: "Han", lastName: "Solo", email: "han@falcon.example" },
    owner.call,
  );
  await kernel.run(videoInterviews.advance, { id: waiting.id }, owner.call);
  const { organisationId } = owner.principal;
  const han = { kind: "candidate", organisationId, videoInterviewId: waiting.id, tokenId: null } as const;
  const hanCall = { ...owner.call, principal: han };
  await kernel.run(videoInterviews.advance, { id: waiting.id }, hanCall);
  expect(await ownQuestions(kernel, hanCall)).toHaveLength(2);

  await kernel.run(questionSets.update, { id: begun.questionSetId, questions: [tell] }, owner.call);
  expect(await ownQuestions(kernel, hanCall)).toMatchObject([{ kind: "video" }]);
  expect((await ownQuestions(kernel, begun.call)).map(({ id }) => id)).toEqual(begun.questions);
  await kernel.run(jobs.update, { id: begun.jobId, questionSetId: null }, owner.call);
  await kernel.run(questionSets.delete, { id: begun.questionSetId }, owner.call);
  const asked = await kernel.run(answers.list, { videoInterviewId: begun.id }, owner.call);
  expect(asked.questions).toMatchObject([
    { prompt: "Why us?", answer: { text: "The ships." } },
    { prompt: "Where?", answer: null },
  ]);

  const past = new Date(clock.now().getTime() - 1000);
  await kernel.run(videoInterviews.setDeadline, { id: begun.id, deadline: past }, owner.call);
  expect(await kernel.run(videoInterviews.get, { id: begun.id }, owner.call)).toMatchObject({ status: "aborted" });
  await kernel.run(videoInterviews.setDeadline, { id: begun.id, deadline: new Date("2099-01-01T00:00Z") }, owner.call);
  await kernel.run(videoInterviews.advance, { id: begun.id }, owner.call);
  await kernel.run(videoInterviews.advance, { id: begun.id }, begun.call);
  expect(await ownQuestions(kernel, begun.call)).toMatchObject([
    { id: first, answer: { text: "The ships." } },
    { answer: null },
  ]);
  await kernel.run(videoInterviews.advance, { id: begun.id }, begun.call);
});

test("a consent once given counts for the text that was shown", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const { call } = await makeInterviewUnderWay(kernel, owner, { questions: [why], consent: false });
  const { consent } = await kernel.run(videoInterviews.getOwn, {}, call);
  expect(consent).toMatchObject({ givenAt: null, text: expect.stringContaining("I agree") });
  await kernel.run(operations.organisations.update, { consentText: "All is kept." }, owner.call);
  const stale = kernel.run(videoInterviews.consent, { textHash: consent.textHash }, call);
  await expect(stale).rejects.toMatchObject({ code: "refused", fields: [{ path: "textHash" }] });
  await giveConsent(kernel, call);
  const given = await kernel.run(videoInterviews.getOwn, {}, call);
  expect(given.consent).toMatchObject({ text: "All is kept.", givenAt: expect.any(Date) });
  await kernel.run(operations.organisations.update, { consentText: null }, owner.call);
  expect(await kernel.run(videoInterviews.consent, { textHash: consent.textHash }, call)).toMatchObject({
    consent: given.consent,
  });
});
