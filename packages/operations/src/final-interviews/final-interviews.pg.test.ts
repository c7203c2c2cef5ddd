import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import type { MailMessage } from "../mails/mail-delivery.ts";

const { applications, candidates, finalInterviews, jobs, mails, workflows } = operations;
const t = useKernel();
const startsAt = new Date("2099-11-11T22:59:00Z");

async function makeApplicant({ owner }: TestOrganisation) {
  const { kernel } = t();
  const { call } = owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const person = { firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const candidate = await kernel.run(candidates.create, { ...person, jobId: job.id }, call);
  const { items } = await kernel.run(applications.list, { filters: { candidateId: candidate.id } }, call);
  return { jobId: job.id, applicationId: items[0]?.id ?? 0 };
}

/** Delivers all that is queued; gives what was sent about meetings. */
async function deliverAll({ organisationId, owner }: TestOrganisation) {
  const { kernel } = t();
  const sent: MailMessage[] = [];
  const transport = {
    async deliver(message: MailMessage) {
      sent.push(message);
      return { kind: "accepted" } as const;
    },
  };
  const { items } = await kernel.run(mails.list, { filters: { status: "queued" }, order: "id" }, owner.call);
  for (const { id } of items) await deliverMail.run({ kernel, mail: transport }, { organisationId, mailId: id });
  return sent.flatMap(({ to, calendar }) => (calendar === null ? [] : [{ to: to.address, calendar }]));
}

test("everybody gets the date for their calendar, its change, and a word when it is off for them", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { owner, admin } = organisation;
  const { call } = owner;
  const { applicationId } = await makeApplicant(organisation);
  const plan = { applicationId, startsAt, durationMinutes: 45, place: "Hangar 3" };
  const made = await kernel.run(
    finalInterviews.schedule,
    { ...plan, interviewerIds: [owner.userId, admin.userId] },
    call,
  );
  const invited = await deliverAll(organisation);
  expect(invited).toHaveLength(3);
  for (const { calendar } of invited) {
    expect(calendar.method).toBe("REQUEST");
    expect(calendar.content).toContain("SEQUENCE:0\r\n");
    expect(calendar.content).toContain("DTSTART:20991111T225900Z\r\n");
  }
  t().clock.advance(1000);
  const moved = await kernel.run(
    finalInterviews.reschedule,
    { id: made.id, startsAt: new Date("2099-12-01T10:00:00Z"), interviewerIds: [admin.userId] },
    call,
  );
  expect(moved).toMatchObject({ sequence: 1, interviewerIds: [admin.userId], durationMinutes: 45 });
  const changed = await deliverAll(organisation);
  expect(changed.map(({ calendar }) => calendar.method).toSorted()).toEqual(["CANCEL", "REQUEST", "REQUEST"]);
  t().clock.advance(1000);
  const cancelled = await kernel.run(finalInterviews.cancel, { id: made.id }, call);
  expect(await kernel.run(finalInterviews.cancel, { id: made.id }, call)).toEqual(cancelled);
  const off = await deliverAll(organisation);
  expect(off.map(({ to }) => to)).toContain("luke@tatooine.example");
  for (const { calendar } of off) {
    expect(calendar.method).toBe("CANCEL");
    expect(calendar.content).toContain("SEQUENCE:2\r\n");
  }
  expect(off).toHaveLength(2);
  const late = kernel.run(finalInterviews.reschedule, { id: made.id, place: "Elsewhere" }, call);
  await expect(late).rejects.toMatchObject({ code: "refused" });
});

test("who was never told of a meeting is not told that it is off, and an old word never leaves", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const { applicationId } = await makeApplicant(organisation);
  const one = await kernel.run(finalInterviews.schedule, { applicationId, startsAt, place: "Hangar" }, call);
  clock.advance(1000);
  await kernel.run(finalInterviews.reschedule, { id: one.id, place: "Bridge" }, call);
  const [only, ...more] = await deliverAll(organisation);
  expect(more).toEqual([]);
  expect(only?.calendar.content).toContain("LOCATION:Bridge");
  const other = { applicationId, startsAt: new Date("2099-11-12T10:00:00Z"), place: "Hangar" };
  const two = await kernel.run(finalInterviews.schedule, other, call);
  clock.advance(1000);
  await kernel.run(finalInterviews.cancel, { id: two.id }, call);
  expect(await deliverAll(organisation)).toEqual([]);
});

test("a candidate has one final interview at a time: a second click makes no second one", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const { applicationId } = await makeApplicant(organisation);
  const plan = { applicationId, startsAt, durationMinutes: 30, place: "Hangar" };
  const clicks = await Promise.allSettled([1, 2].map(() => kernel.run(finalInterviews.schedule, plan, call)));
  const wrong = { status: "rejected", reason: { code: "conflict", fields: [{ path: "startsAt" }] } };
  expect(clicks.filter(({ status }) => status === "rejected")).toMatchObject([wrong]);
  const after = new Date(startsAt.getTime() + 30 * 60_000);
  const next = await kernel.run(finalInterviews.schedule, { ...plan, startsAt: after }, call);
  const earlier = { id: next.id, startsAt: new Date(after.getTime() - 1000) };
  await expect(kernel.run(finalInterviews.reschedule, earlier, call)).rejects.toMatchObject({ code: "conflict" });
  expect(await kernel.run(finalInterviews.get, { id: next.id }, call)).toEqual(next);
  expect(await kernel.run(finalInterviews.reschedule, { id: next.id, place: "Bridge" }, call)).toMatchObject({
    sequence: 1,
  });
});

test("bad input names its field", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const abroad = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const { applicationId } = await makeApplicant(organisation);
  const plan = { applicationId, startsAt, place: "Hangar" };
  const refused = async (change: object) =>
    kernel.run(finalInterviews.schedule, { ...plan, ...change }, call).catch((error: unknown) => error);
  expect(await refused({ startsAt: new Date("2001-01-01T00:00:00Z") })).toMatchObject({
    fields: [{ path: "startsAt" }],
  });
  expect(await refused({ place: undefined })).toMatchObject({ fields: [{ path: "place" }] });
  expect(await refused({ interviewerIds: [abroad.owner.userId] })).toMatchObject({
    fields: [{ path: "interviewerIds.0" }],
  });
  expect(await refused({ durationMinutes: 4 })).toMatchObject({ fields: [{ path: "durationMinutes" }] });
  expect(await refused({ stageId: 999_999_999 })).toMatchObject({ code: "not_found" });
});

test("a move into the stage takes the plan, and stays out without a place", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const { jobId, applicationId } = await makeApplicant(organisation);
  const stages = [
    { service: "manual", name: "First" },
    { service: "finalInterview", name: "Talk", configuration: { durationMinutes: 30 } },
  ];
  const workflow = await kernel.run(workflows.create, { name: "Short", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const [first, talk] = workflow.stages.map(({ id }) => id);
  const move = (finalInterview: object, stageId = talk) =>
    kernel.run(applications.moveToStage, { id: applicationId, stageId, finalInterview }, call);
  await expect(move({ startsAt })).rejects.toMatchObject({ fields: [{ path: "finalInterview.place" }] });
  expect(await kernel.run(applications.get, { id: applicationId }, call)).toMatchObject({ stage: { id: first } });
  await move({ startsAt, place: "Hangar" });
  const { items } = await kernel.run(finalInterviews.list, { filters: { applicationId } }, call);
  expect(items).toMatchObject([{ stageId: talk, durationMinutes: 30, place: "Hangar" }]);
});
