import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";

const { applications, candidates, jobs, mails, organisations } = operations;
const t = useKernel();

test("the undo window is the organisation's", async () => {
  const { kernel } = t();
  const { call } = (await makeOrganisation(kernel)).owner;
  await kernel.run(organisations.update, { rejectionUndoMinutes: 0 }, call);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const person = { firstName: "Han", lastName: "Solo", email: "han@falcon.example", jobId: job.id };
  await kernel.run(candidates.create, person, call);
  const { items } = await kernel.run(applications.list, { filters: { jobId: job.id } }, call);
  const id = items[0]?.id;
  const { undoUntil, statusChangedAt } = await kernel.run(applications.reject, { id }, call);
  expect(undoUntil).toEqual(statusChangedAt);
  await expect(kernel.run(applications.undoRejection, { id }, call)).rejects.toMatchObject({ code: "refused" });
});

test("a mail that the queue brings too early waits until the rejection cannot be taken back any more", async () => {
  const { kernel, clock, database } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const person = { firstName: "Han", lastName: "Solo", email: "han@falcon.example", jobId: job.id };
  await kernel.run(candidates.create, person, owner.call);
  const { items } = await kernel.run(applications.list, { filters: { jobId: job.id } }, owner.call);
  const id = items[0]?.id;
  const { undoUntil } = await kernel.run(applications.reject, { id }, owner.call);
  const filters = { template: "applicationRejected" };
  const rejection = async () => (await kernel.run(mails.list, { filters }, owner.call)).items[0];
  const mailId = (await rejection())?.id ?? 0;
  const deliver = async () => {
    const mail = { deliver: () => Promise.resolve({ kind: "accepted" } as const) };
    await deliverMail.run({ kernel, mail }, { organisationId, mailId });
    return (await rejection())?.status;
  };
  clock.advance(60 * 60 * 1000 - 1000);
  expect(await deliver()).toBe("queued");
  const { rows } = await database.pool.query(
    "select start_after from pgboss.job where name = 'deliverMail' and (data->>'mailId')::bigint = $1",
    [mailId],
  );
  expect(rows.map((row) => new Date(row.start_after))).toEqual([undoUntil, undoUntil]);
  clock.advance(1000);
  expect(await deliver()).toBe("sent");
});
