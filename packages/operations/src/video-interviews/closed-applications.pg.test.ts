import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import { remindCandidates } from "./remind-candidates.job.ts";

const { applications, imports, jobs, mails, videoInterviews } = operations;
const t = useKernel();
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** An interview with a deadline in ten days, invited unless told otherwise, and what a worker does for its organisation. */
async function makeScene({ invited = true } = {}) {
  const { kernel, clock } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const { call } = owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const person = { jobId, firstName: "Luke", lastName: "S", email: "luke@tatooine.example" };
  const { id, applicationId } = await kernel.run(videoInterviews.create, person, call);
  await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date(clock.now().getTime() + 10 * DAY) }, call);
  if (invited) await kernel.run(videoInterviews.advance, { id }, call);
  const sent: string[] = [];
  const mail = {
    async deliver({ subject }: { subject: string }) {
      sent.push(subject);
      return { kind: "accepted" } as const;
    },
  };
  const listed = async () => (await kernel.run(mails.list, { order: "id", limit: 100 }, call)).items;
  /** Delivers what is queued; gives the templates that left, and those that were called off. */
  const deliverAll = async () => {
    const queued = (await listed()).filter(
      ({ status, template }) => status === "queued" && template !== "userInvitation",
    );
    for (const { id: mailId } of queued) await deliverMail.run({ kernel, mail }, { organisationId, mailId });
    const after = new Map((await listed()).map((one) => [one.id, one]));
    const became = (status: string) =>
      queued.filter((one) => after.get(one.id)?.status === status).map(({ template }) => template);
    return { sent: became("sent"), cancelled: became("cancelled") };
  };
  const sweep = () => remindCandidates.run({ kernel, mail }, {});
  return { call, jobId, id, applicationId, deliverAll, sweep };
}

const ends = ["reject", "withdraw", "hire"] as const;

test.each(ends)("after %s the interview is silent: no invitation, reminder or word of a new deadline", async (end) => {
  const { kernel, clock } = t();
  const { call, id, applicationId, deliverAll, sweep } = await makeScene();
  await kernel.run(applications[end], { id: applicationId }, call);
  expect((await deliverAll()).cancelled).toEqual(["videoInterviewInvitation"]);
  await expect(kernel.run(videoInterviews.remind, { id }, call)).rejects.toMatchObject({
    code: "refused",
    fields: [{ path: "status", message: expect.stringContaining("application is over") }],
  });
  await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date(clock.now().getTime() + 12 * DAY) }, call);
  const { sent, cancelled } = await deliverAll();
  expect(cancelled).toEqual(["videoInterviewDeadlineMoved"]);
  expect(sent).toEqual([]);
  clock.advance(11 * DAY + HOUR);
  await sweep();
  expect((await deliverAll()).sent).toEqual(end === "reject" ? ["applicationRejected"] : []);
});

test.each(ends)("after %s nobody is invited by hand or by an import, and nothing half happens", async (end) => {
  const { kernel } = t();
  const { call, jobId, id, applicationId } = await makeScene({ invited: false });
  const before = await kernel.run(videoInterviews.get, { id }, call);
  await kernel.run(applications[end], { id: applicationId }, call);
  const advance = kernel.run(videoInterviews.advance, { id }, call);
  await expect(advance).rejects.toMatchObject({ code: "refused", fields: [{ path: "status" }] });
  expect(await kernel.run(videoInterviews.get, { id }, call)).toEqual(before);
  await kernel.run(videoInterviews.delete, { id }, call);
  const rows = [{ firstName: "Luke", lastName: "S", email: "luke@tatooine.example" }];
  const { counts } = await kernel.run(imports.create, { jobId, rows }, call);
  expect(counts).toMatchObject({ created: 0, invalid: 1 });
});

test("a rejected candidate keeps their own interview until its deadline, and is told nothing by it", async () => {
  const { kernel } = t();
  const { call, id, applicationId } = await makeScene();
  const { activationKey } = await kernel.run(videoInterviews.get, { id }, call);
  await kernel.run(applications.reject, { id: applicationId }, call);
  const principal = await kernel.authenticate({ kind: "activationKey", key: activationKey ?? "" });
  const own = await kernel.run(videoInterviews.getOwn, {}, { principal, requestId: "test", address: "" });
  expect(own.interview).toMatchObject({ id, status: "invited" });
  expect(JSON.stringify(own)).not.toContain("rejected");
});

test("a rejection that is taken back brings back what was called off: the invitation, and reminders", async () => {
  const { kernel, clock } = t();
  const { call, id, applicationId, deliverAll, sweep } = await makeScene();
  clock.advance(7 * DAY - 60_000);
  await kernel.run(applications.reject, { id: applicationId }, call);
  expect((await deliverAll()).cancelled).toEqual(["videoInterviewInvitation"]);
  clock.advance(2 * 60_000);
  await sweep();
  expect(await deliverAll()).toEqual({ sent: [], cancelled: [] });
  await kernel.run(applications.undoRejection, { id: applicationId }, call);
  await sweep();
  expect((await deliverAll()).sent).toEqual(["videoInterviewInvitation", "videoInterviewReminder"]);
  await kernel.run(videoInterviews.remind, { id }, call);
  expect((await deliverAll()).sent).toEqual(["videoInterviewReminder"]);
  await sweep();
  expect(await deliverAll()).toEqual({ sent: [], cancelled: [] });
});

test("a closed job takes no new applicants, but those who are under way go on", async () => {
  const { kernel } = t();
  const { call, jobId, id, deliverAll } = await makeScene({ invited: false });
  await kernel.run(jobs.close, { id: jobId }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  await kernel.run(videoInterviews.remind, { id }, call);
  expect((await deliverAll()).sent).toEqual(["videoInterviewInvitation", "videoInterviewReminder"]);
});

test("of a deleted job nothing leaves, and nobody comes in", async () => {
  const { kernel, clock } = t();
  const { call, jobId, id, deliverAll, sweep } = await makeScene();
  const { activationKey } = await kernel.run(videoInterviews.get, { id }, call);
  await kernel.run(jobs.delete, { id: jobId }, call);
  expect((await deliverAll()).cancelled).toEqual(["videoInterviewInvitation"]);
  clock.advance(8 * DAY);
  await sweep();
  expect(await deliverAll()).toEqual({ sent: [], cancelled: [] });
  await expect(kernel.run(videoInterviews.remind, { id }, call)).rejects.toMatchObject({ code: "not_found" });
  const key = { kind: "activationKey", key: activationKey ?? "" } as const;
  const enter = async () => {
    const principal = await kernel.authenticate(key);
    return kernel.run(videoInterviews.getOwn, {}, { principal, requestId: "test", address: "" });
  };
  await expect(enter()).rejects.toMatchObject({ code: expect.stringMatching(/unauthenticated|not_found|forbidden/) });
});

test("the username of an interview whose job was deleted stays taken: both come back together", async () => {
  const { kernel } = t();
  const { call, jobId, id } = await makeScene();
  const { username } = await kernel.run(videoInterviews.get, { id }, call);
  await kernel.run(jobs.delete, { id: jobId }, call);
  const { id: another } = await kernel.run(jobs.create, { title: "Mechanic" }, call);
  const namesake = { jobId: another, firstName: "Luke", lastName: "S", email: "other@tatooine.example", username };
  const fields = [{ path: "username", message: "This username is taken." }];
  await expect(kernel.run(videoInterviews.create, namesake, call)).rejects.toMatchObject({ fields });
  await kernel.run(jobs.restore, { id: jobId }, call);
  expect(await kernel.run(videoInterviews.get, { id }, call)).toMatchObject({ username });
});
