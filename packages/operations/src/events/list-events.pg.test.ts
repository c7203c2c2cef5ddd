import type { EventView } from "@hirelane/domain";
import { makeOrganisation, type TestUser, until, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { recordEvent } from "../kernel/events.ts";

const t = useKernel();
const { events, jobs, users, videoInterviews } = operations;

const list = (user: TestUser, input: object = {}) => t().kernel.run(events.list, input, user.call);
const typesOf = (items: readonly EventView[]) => items.map(({ type }) => type);

async function makeJob(user: TestUser, title = "Pilot") {
  return t().kernel.run(jobs.create, { title }, user.call);
}

/** All that a reader gets who follows the cursors, page by page, from behind one. */
async function readOn(user: TestUser, cursor?: string, limit = 2): Promise<EventView[]> {
  const { items } = await list(user, { order: "position", cursor, limit });
  const last = items.at(-1);
  return last === undefined ? [] : [...items, ...(await readOn(user, last.cursor, limit))];
}

test("the history of a row is found by its id, its type and its time", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const job = await makeJob(owner);
  const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const luke = await t().kernel.run(videoInterviews.create, person, owner.call);
  t().clock.advance(60_000);
  const between = t().clock.now();
  t().clock.advance(60_000);
  await t().kernel.run(videoInterviews.advance, { id: luke.id }, owner.call);

  const { items } = await list(owner, { filters: { videoInterviewId: luke.id } });
  expect(items).toMatchObject([
    { type: "videoInterview.advanced", from: "new", to: "invited", jobId: job.id, actor: { id: owner.userId } },
    { type: "videoInterview.created", subject: { kind: "videoInterview", id: luke.id }, requestId: "test" },
  ]);
  const ofType = await list(owner, { filters: { jobId: job.id, type: "application.created" } });
  expect(ofType.items).toMatchObject([{ subject: { kind: "application", id: luke.applicationId } }]);
  const before = await list(owner, { filters: { jobId: job.id, until: between }, order: "at" });
  expect(typesOf(before.items)).toEqual(["job.created", "application.created", "videoInterview.created"]);
  const after = await list(owner, { filters: { jobId: job.id, since: between }, order: "-at" });
  expect(typesOf(after.items)).toEqual(["videoInterview.advanced"]);
});

test("a reader resumes behind the last event, and gets each once", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  for (let n = 0; n < 5; n += 1) await makeJob(owner, `Job ${n}`);
  const titles = async (cursor?: string) => (await readOn(owner, cursor)).filter(({ type }) => type === "job.created");
  await until(async () => (await titles()).length === 5);
  const first = await titles();
  const job = await makeJob(owner);
  await until(async () => (await titles(first[3]?.cursor)).length === 2);
  expect((await titles(first[3]?.cursor)).map(({ subject }) => subject.id)).toEqual([first[4]?.subject.id, job.id]);
  await expect(list(owner, { order: "-position", cursor: first[0]?.cursor })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "cursor" }],
  });
});

test("users see what is on their jobs and what is about themselves, and nobody sees another organisation", async () => {
  const { owner, admin, recruiter, hiringManager } = await makeOrganisation(t().kernel);
  const stranger = await makeOrganisation(t().kernel);
  const theirs = await makeJob(recruiter);
  const foreign = await makeJob(owner);
  await t().kernel.run(
    jobs.addTeamMember,
    { jobId: foreign.id, userId: hiringManager.userId, role: "reviewer" },
    owner.call,
  );
  await t().kernel.run(users.update, { id: recruiter.userId, role: "hiringManager" }, owner.call);
  await t().kernel.run(users.update, { id: recruiter.userId, role: "recruiter" }, owner.call);

  const seenBy = async (user: TestUser) =>
    (await list(user, { order: "position" })).items.map(({ subject }) => `${subject.kind} ${subject.id}`);
  const [ownJob, foreignJob, self] = [`job ${theirs.id}`, `job ${foreign.id}`, `user ${recruiter.userId}`];
  await until(async () => (await seenBy(owner)).filter((subject) => subject === self).length === 2);
  expect(await seenBy(admin)).toEqual(expect.arrayContaining([ownJob, foreignJob, self]));
  expect(await seenBy(recruiter)).toEqual([ownJob, self, self]);
  expect(await seenBy(hiringManager)).toEqual([foreignJob, foreignJob]);
  await expect(list(recruiter, { filters: { jobId: foreign.id } })).rejects.toMatchObject({ code: "not_found" });
  expect((await list(stranger.owner)).items.filter(({ jobId }) => jobId !== null)).toEqual([]);
});

test("what commits late is not lost to a reader who was there before", async () => {
  const { kernel } = t();
  const { organisationId, owner } = await makeOrganisation(kernel);
  const note = (requestId: string, hold: () => Promise<void>) =>
    kernel.runAsSystem(organisationId, requestId, async (context) => {
      await recordEvent(context, { type: "job.updated", subject: { kind: "job", id: 1 } });
      await hold();
    });
  const early = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow = note("slow", async () => {
    begun.resolve();
    await early.promise;
  });
  await begun.promise;
  await note("quick", async () => undefined);

  const requests = async (cursor?: string) =>
    (await readOn(owner, cursor)).filter(({ type }) => type === "job.updated").map(({ requestId }) => requestId);
  expect(await requests()).toEqual([]);
  const { items: newest } = await list(owner, { limit: 1 });
  expect(newest).toMatchObject([{ requestId: "quick" }]);
  early.resolve();
  await slow;
  await until(async () => (await requests()).length === 2);
  expect(await requests()).toEqual(["slow", "quick"]);
});
