import { jobs as everyJob, operations } from "@hirelane/operations";
import { makeOrganisation, startMailServer, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const { applications, candidates, jobs, mails } = operations;
const t = useKernel();
useEmptyQueues(t);
const HOUR = 60 * 60 * 1000;

/** So many rejected applications, and means to hurry their mails. */
async function makeRejected(people: number) {
  const { kernel } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const { call } = owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, call);
  for (let n = 0; n < people; n += 1) {
    const person = { firstName: "Han", lastName: "Solo", email: `han${n}@falcon.example`, jobId };
    await kernel.run(candidates.create, person, call);
  }
  await kernel.run(applications.bulkOfJob, { action: "reject", jobId }, call);
  const listed = async () =>
    (await kernel.run(applications.list, { filters: { jobId }, order: "id", limit: 100 }, call)).items;
  const rejections = async () =>
    (await kernel.run(mails.list, { filters: { template: "applicationRejected" }, order: "id", limit: 100 }, call))
      .items;
  const mailIds = (await rejections()).map(({ id }) => id);
  /** Brings all mails to the workers at once, again: a queue may deliver a job early, late, and twice. */
  const hurry = () =>
    kernel.runAsSystem(organisationId, "test", (context) =>
      context.jobs.sendMany(
        context.em,
        "deliverMail",
        mailIds.map((mailId) => ({ organisationId, mailId })),
      ),
    );
  const undo = (id: number) => kernel.run(applications.undoRejection, { id }, call);
  return { call, listed, rejections, hurry, undo };
}

const onlyMails = everyJob.filter(({ name }) => name === "deliverMail");

test(
  "at the end of the window either the rejection is undone or its mail leaves, whoever races: never both, never neither",
  { timeout: 90_000 },
  async () => {
    const { clock } = t();
    const server = await startMailServer();
    onTestFinished(() => server.close());
    const { listed, rejections, hurry, undo } = await makeRejected(40);
    await Promise.all([1, 2].map(() => runWorker(t(), smtpTo(server.url), { jobs: onlyMails })));
    const ids = (await listed()).map(({ id }) => id);
    const [early, racing, late] = [ids.slice(0, 5), ids.slice(5, 35), ids.slice(35)];
    for (const id of early) await undo(id);
    clock.advance(HOUR - 400);
    const undoing = racing.map(async (id, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 25));
      return undo(id).then(
        () => true,
        () => false,
      );
    });
    for (let n = 0; n < 8; n += 1) {
      await hurry();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const undone = await Promise.all(undoing);
    clock.advance(1000);
    const settled = async () => {
      await hurry();
      return (await rejections()).every(({ status }) => status === "sent" || status === "cancelled");
    };
    await expect.poll(settled, { timeout: 50_000, interval: 500 }).toBe(true);
    const told = (index: number) =>
      server.received.filter(({ to }) => to.includes(`han${index}@falcon.example`)).length;
    const all = await listed();
    for (const [index, { id, status }] of all.entries()) {
      const isUndone = early.includes(id) || (undone[racing.indexOf(id)] ?? false);
      expect({ status, told: told(index) }, `candidate ${index}`).toEqual(
        isUndone ? { status: "active", told: 0 } : { status: "rejected", told: 1 },
      );
    }
    for (const id of late) expect(all.find((one) => one.id === id)?.status).toBe("rejected");
  },
);

test("what is just leaving cannot be called back, and is said so", async () => {
  const { clock } = t();
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const server = await startMailServer({ message: () => asked.then(() => null) });
  onTestFinished(() => server.close());
  const { listed, rejections, hurry, undo } = await makeRejected(1);
  clock.advance(HOUR + 1);
  await runWorker(t(), smtpTo(server.url), { jobs: onlyMails });
  await hurry();
  await expect.poll(async () => (await rejections())[0]?.status, { timeout: 20_000 }).toBe("sending");
  clock.advance(-HOUR);
  const [application] = await listed();
  await expect(undo(application?.id ?? 0)).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining("told to the candidate already"),
  });
  answer();
  await expect.poll(async () => (await rejections())[0]?.status, { timeout: 20_000 }).toBe("sent");
  expect((await listed())[0]?.status).toBe("rejected");
});
