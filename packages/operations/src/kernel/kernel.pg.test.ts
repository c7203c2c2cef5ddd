import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import { enqueue } from "./job.ts";
import { OperationError } from "./operation-error.ts";
import { defineRead, defineWrite, RefusedAfterCommit } from "./operation.ts";

const { jobs, videoInterviews, candidates } = operations;
const t = useKernel();

test("a failing write leaves nothing: no row, no event, no job", async () => {
  const { kernel, database } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const failing = defineWrite({
    ...jobs.create,
    async run(context, input) {
      await jobs.create.run(context, input);
      await enqueue(context, deliverMail, { organisationId, mailId: 987_654 });
      throw new Error("on purpose");
    },
  });
  await expect(kernel.run(failing, { title: "Half-written" }, owner.call)).rejects.toThrow("on purpose");
  expect(await kernel.run(jobs.list, {}, owner.call)).toMatchObject({ items: [] });
  const left = await database.pool.query("select 1 from pgboss.job where data->>'mailId' = '987654'");
  expect(left.rows).toEqual([]);
});

test("a refusal that must be remembered keeps its writes", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const refusing = defineWrite({
    ...jobs.create,
    async run(context, input) {
      await jobs.create.run(context, input);
      return new RefusedAfterCommit(new OperationError("refused", "No."));
    },
  });
  await expect(kernel.run(refusing, { title: "Kept" }, owner.call)).rejects.toMatchObject({ code: "refused" });
  expect(await kernel.run(jobs.list, {}, owner.call)).toMatchObject({ items: [{ title: "Kept" }] });
});

test("a read cannot write, and sees one organisation only", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  await makeOrganisation(kernel);
  const writing = defineRead({
    ...operations.organisations.get,
    async run(context) {
      await context.sql.rows({ name: "", text: "update organisations set name = 'x'" }, []);
      throw new Error("not reached");
    },
  });
  await expect(kernel.run(writing, {}, owner.call)).rejects.toMatchObject({ code: "25006" });
  const counting = defineRead({
    ...operations.organisations.get,
    output: z.object({ organisations: z.number() }),
    async run(context) {
      const rows = await context.sql.rows<{ n: string }>(
        { name: "", text: "select count(*) as n from organisations" },
        [],
      );
      return { organisations: Number(rows[0]?.n) };
    },
  });
  expect(await kernel.run(counting, {}, owner.call)).toEqual({ organisations: 1 });
});

test("while the first call with a key runs, the second is told so; then it gets the first answer", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  let arrived = (): void => undefined;
  let release = (): void => undefined;
  const running = new Promise<void>((resolve) => (arrived = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  const slow = defineWrite({
    ...jobs.create,
    async run(context, input) {
      arrived();
      await gate;
      return jobs.create.run(context, input);
    },
  });
  const call = { ...owner.call, idempotencyKey: "slow" };
  const first = kernel.run(slow, { title: "Slow" }, call);
  await running;
  await expect(kernel.run(slow, { title: "Slow" }, call)).rejects.toMatchObject({ code: "idempotency_in_progress" });
  release();
  const answer = await first;
  expect(await kernel.run(slow, { title: "Slow" }, call)).toEqual(answer);
  expect(answer.createdAt).toBeInstanceOf(Date);
});

test("a key belongs to its token, keeps successes only, and is forgotten after 24 hours", async () => {
  const { kernel, clock } = t();
  const { owner, admin } = await makeOrganisation(kernel);
  const key = { idempotencyKey: "mine" };
  const first = await kernel.run(jobs.create, { title: "One" }, { ...owner.call, ...key });
  const ofAnother = await kernel.run(jobs.create, { title: "Two" }, { ...admin.call, ...key });
  expect(ofAnother.id).not.toBe(first.id);
  const failing = { ...owner.call, idempotencyKey: "failing" };
  await expect(kernel.run(jobs.update, { id: 999_999, title: "x" }, failing)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await kernel.run(jobs.create, { title: "Three" }, failing)).toMatchObject({ title: "Three" });
  clock.advance(24 * 60 * 60 * 1000 + 1000);
  const later = await kernel.run(jobs.create, { title: "Four" }, { ...owner.call, ...key });
  expect(later.title).toBe("Four");
  await expect(
    kernel.run(jobs.create, { title: "x" }, { ...owner.call, idempotencyKey: "no spaces" }),
  ).rejects.toMatchObject({
    fields: [{ path: "Idempotency-Key" }],
  });
});

test("of fifty advances at once exactly one wins, and one mail is written", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const person = { jobId: job.id, firstName: "Wedge", lastName: "Antilles", email: "wedge@rogue.example" };
  const { id } = await kernel.run(videoInterviews.create, person, owner.call);
  const attempts = Array.from({ length: 50 }, () => kernel.run(videoInterviews.advance, { id }, owner.call));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  const mails = await kernel.run(operations.mails.list, { filters: { videoInterviewId: id } }, owner.call);
  expect(mails.items).toHaveLength(1);
});

test("of twenty creations of one person at once in two jobs, the person and each application exist once", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const one = await kernel.run(jobs.create, { title: "One" }, owner.call);
  const two = await kernel.run(jobs.create, { title: "Two" }, owner.call);
  const person = { firstName: "Biggs", lastName: "Darklighter", email: "biggs@tatooine.example" };
  const attempts = Array.from({ length: 20 }, (_, n) =>
    kernel.run(videoInterviews.create, { ...person, jobId: n % 2 === 0 ? one.id : two.id }, owner.call),
  );
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(2);
  const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  for (const failure of failures) expect(failure).toMatchObject({ code: "invalid_input", fields: [{ path: "email" }] });
  const people = await kernel.run(candidates.list, { withTotal: true }, owner.call);
  expect(people.total).toBe(1);
});
