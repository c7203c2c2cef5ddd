import { giveConsent, makeInterviewUnderWay, makeOrganisation, ownQuestions, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { answers, events, jobs, videoInterviews } = operations;
const t = useKernel();
const SECOND = 1000;
const why = { kind: "text", prompt: "Why us?" } as const;
const quick = { kind: "text", prompt: "Name three ships.", timeLimitSeconds: 30, required: false } as const;
const tell = { kind: "video", prompt: "Tell us of a project.", required: false } as const;
const pick = { kind: "choice", prompt: "Where?", choices: ["Berlin", "Remote"] } as const;

async function begin(questions: readonly object[], consent = true) {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const interview = await makeInterviewUnderWay(kernel, organisation.owner, { questions, consent });
  const submit = (questionId: number | undefined, content: object) =>
    kernel.run(answers.submit, { questionId, ...content }, interview.call);
  return { ...organisation, ...interview, kernel, submit };
}

const refusedOn = (path: string) => ({ code: "refused", fields: [{ path }] });

test("answers in writing and by choice count once each, and finish when the required ones are in", async () => {
  const { kernel, owner, id, call, submit, questions } = await begin([why, tell, pick]);
  const [text, video, choice] = questions;
  await expect(kernel.run(videoInterviews.advance, { id }, call)).rejects.toMatchObject(refusedOn("questions"));
  expect(await submit(text, { text: "  The ships.  " })).toMatchObject({
    answer: { text: "The ships.", choice: null },
  });
  await expect(submit(text, { text: "The food." })).rejects.toMatchObject(refusedOn("questionId"));
  await expect(submit(text, { choice: "Berlin" })).rejects.toMatchObject({ code: "refused" });
  await expect(submit(choice, { text: "Berlin" })).rejects.toMatchObject(refusedOn("text"));
  await expect(submit(choice, { choice: "Mars" })).rejects.toMatchObject(refusedOn("choice"));
  await expect(submit(choice, {})).rejects.toMatchObject(refusedOn("choice"));
  await expect(submit(video, { text: "Words" })).rejects.toMatchObject(refusedOn("questionId"));
  await expect(submit(999_999, { text: "Words" })).rejects.toMatchObject({ code: "not_found" });
  await submit(choice, { choice: "Remote" });

  expect((await kernel.run(videoInterviews.advance, { id }, call)).status).toBe("interviewed");
  await expect(submit(video, { text: "Late" })).rejects.toMatchObject({ code: "forbidden" });
  expect(await kernel.run(answers.list, { videoInterviewId: id }, owner.call)).toMatchObject({
    questions: [{ answer: { text: "The ships." } }, { answer: null }, { answer: { choice: "Remote" } }],
  });
  const told = await kernel.run(
    events.list,
    { filters: { videoInterviewId: id, type: "videoInterview.answered" } },
    owner.call,
  );
  expect(told.items.map(({ relatedId }) => relatedId)).toEqual([choice, text]);
});

test("a text of 20,001 characters and an empty one name their field", async () => {
  const { submit, questions } = await begin([why]);
  for (const text of ["x".repeat(20_001), "  "]) {
    await expect(submit(questions[0], { text })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "text" }],
    });
  }
});

test("without consent nothing is opened or answered", async () => {
  const { kernel, call, submit, questions } = await begin([why], false);
  await expect(submit(questions[0], { text: "The ships." })).rejects.toMatchObject(refusedOn("consent"));
  const opening = kernel.run(answers.open, { questionId: questions[0] }, call);
  await expect(opening).rejects.toMatchObject(refusedOn("consent"));
  await giveConsent(kernel, call);
  await submit(questions[0], { text: "The ships." });
});

test("a question under a time limit is shown when it is opened, and its time runs once", async () => {
  const { kernel, call, submit, questions } = await begin([quick]);
  const { clock } = t();
  const [questionId] = questions;
  expect(await ownQuestions(kernel, call)).toMatchObject([
    { kind: "text", timeLimitSeconds: 30, prompt: null, choices: null, secondsLeft: null, openedAt: null },
  ]);
  await expect(submit(questionId, { text: "Guessed" })).rejects.toMatchObject(refusedOn("questionId"));
  const opened = await kernel.run(answers.open, { questionId }, call);
  expect(opened).toMatchObject({ prompt: "Name three ships.", secondsLeft: 30 });
  clock.advance(20 * SECOND);
  const again = await kernel.run(answers.open, { questionId }, call);
  expect(again.openedAt).toEqual(opened.openedAt);
  expect(again.secondsLeft).toBeLessThanOrEqual(10);
  clock.advance(25 * SECOND);
  await expect(submit(questionId, { text: "Too late" })).rejects.toMatchObject(refusedOn("questionId"));
  expect(await ownQuestions(kernel, call)).toMatchObject([{ secondsLeft: 0, answer: null }]);
});

test("an answer within the grace counts", async () => {
  const { kernel, call, submit, questions } = await begin([quick]);
  const [questionId] = questions;
  await kernel.run(answers.open, { questionId }, call);
  t().clock.advance(35 * SECOND);
  expect(await submit(questionId, { text: "X, Y, B" })).toMatchObject({ answer: { text: "X, Y, B" } });
});

test("a required question whose time ran out keeps nobody from finishing, and can be opened again when reopened", async () => {
  const { kernel, owner, id, call, submit, questions } = await begin([{ ...quick, required: true }, why]);
  const [limited, open] = questions;
  const { clock } = t();
  await submit(open, { text: "The ships." });
  await kernel.run(answers.open, { questionId: limited }, call);
  await expect(kernel.run(videoInterviews.advance, { id }, call)).rejects.toMatchObject(refusedOn("questions"));
  clock.advance(60 * SECOND);
  await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date("2020-01-01T00:00Z") }, owner.call);
  await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date("2099-01-01T00:00Z") }, owner.call);
  await kernel.run(videoInterviews.advance, { id }, owner.call);
  await kernel.run(videoInterviews.advance, { id }, call);
  expect(await ownQuestions(kernel, call)).toMatchObject([
    { openedAt: null, prompt: null },
    { answer: { text: "The ships." } },
  ]);
  await kernel.run(answers.open, { questionId: limited }, call);
  clock.advance(60 * SECOND);
  expect((await kernel.run(videoInterviews.advance, { id }, call)).status).toBe("interviewed");
});

test("before the interview begins nothing is asked, and only its outline is shown", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const begun = await makeInterviewUnderWay(kernel, owner, { questions: [why] });
  const person = { jobId: begun.jobId, firstName: "Han", lastName: "Solo", email: "han@falcon.example" };
  const { id } = await kernel.run(videoInterviews.create, person, owner.call);
  await kernel.run(videoInterviews.advance, { id }, owner.call);
  const { organisationId } = owner.principal;
  const principal = { kind: "candidate", organisationId, videoInterviewId: id, tokenId: null } as const;
  const call = { ...owner.call, principal };
  expect(await ownQuestions(kernel, call)).toEqual([]);
  await kernel.run(videoInterviews.advance, { id }, call);
  expect(await ownQuestions(kernel, call)).toMatchObject([{ kind: "text", required: true, prompt: null }]);
  await giveConsent(kernel, call);
  const [questionId] = begun.questions;
  await expect(kernel.run(answers.submit, { questionId, text: "x" }, call)).rejects.toMatchObject(refusedOn("status"));
});

test("an act puts off the end by silence, and leaves the version alone", async () => {
  const { kernel, owner, id, submit, questions } = await begin([why]);
  const { clock } = t();
  const inactiveAt = async (): Promise<Date> => {
    const found = await kernel.readAsSystem(owner.principal.organisationId, (sql) =>
      sql.rows<{ inactive_at: string }>({ name: "", text: "select inactive_at from video_interviews where id = $1" }, [
        id,
      ]),
    );
    return new Date(found[0]?.inactive_at ?? "");
  };
  const before = await inactiveAt();
  const { version } = await kernel.run(videoInterviews.get, { id }, owner.call);
  clock.advance(600 * SECOND);
  await submit(questions[0], { text: "The ships." });
  expect((await inactiveAt()).getTime() - before.getTime()).toBeGreaterThanOrEqual(600 * SECOND);
  expect((await kernel.run(videoInterviews.get, { id }, owner.call)).version).toBe(version);
});

test("managers and evaluators watch; reviewers and strangers do not", async () => {
  const { kernel, owner, recruiter, hiringManager, id, jobId } = await begin([why]);
  const watch = (who: typeof owner) => kernel.run(answers.list, { videoInterviewId: id }, who.call);
  await expect(watch(hiringManager)).rejects.toMatchObject({ code: "not_found" });
  await kernel.run(jobs.addTeamMember, { jobId, userId: hiringManager.userId, role: "reviewer" }, owner.call);
  await expect(watch(hiringManager)).rejects.toMatchObject({ code: "forbidden" });
  await kernel.run(jobs.addTeamMember, { jobId, userId: recruiter.userId, role: "evaluator" }, owner.call);
  expect((await watch(recruiter)).questions).toHaveLength(1);
  const stranger = await makeOrganisation(kernel);
  await expect(watch(stranger.owner)).rejects.toMatchObject({ code: "not_found" });
});

test("of twenty answers at once one counts", async () => {
  const { submit, questions, kernel, owner, id } = await begin([why]);
  const attempts = Array.from({ length: 20 }, (_, n) => submit(questions[0], { text: `Answer ${n}` }));
  const outcomes = await Promise.allSettled(attempts);
  const kept = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.answer?.text] : []));
  expect(kept).toHaveLength(1);
  const { questions: asked } = await kernel.run(answers.list, { videoInterviewId: id }, owner.call);
  expect(asked[0]?.answer?.text).toBe(kept[0]);
});

test("an interview that is deleted takes its answers along", async () => {
  const { kernel, owner, id, submit, questions } = await begin([why]);
  await submit(questions[0], { text: "The ships." });
  await kernel.run(videoInterviews.delete, { id }, owner.call);
  const left = await kernel.readAsSystem(owner.principal.organisationId, (sql) =>
    sql.rows({ name: "", text: "select 1 from answers where video_interview_id = $1" }, [id]),
  );
  expect(left).toEqual([]);
});
