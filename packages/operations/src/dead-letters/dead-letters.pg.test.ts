import { makeDeadLetter, makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { deadLetters, events } = operations;
const t = useKernel();

test("an organisation sees its own dead letters, and none of the system's or of others", async () => {
  const { kernel } = t();
  const [home, abroad] = [await makeOrganisation(kernel), await makeOrganisation(kernel)];
  const older = await makeDeadLetter(kernel, { organisationId: home.organisationId, mailId: 7, note: "secret" });
  const newer = await makeDeadLetter(kernel, { organisationId: home.organisationId, mailId: 8 });
  const foreign = await makeDeadLetter(kernel, { organisationId: abroad.organisationId, mailId: 7 });
  await makeDeadLetter(kernel, {});
  await makeDeadLetter(kernel, { organisationId: [home.organisationId] });
  const first = await kernel.run(deadLetters.list, { limit: 1, withTotal: true }, home.owner.call);
  expect(first).toMatchObject({ total: 2, items: [{ id: newer }] });
  const second = await kernel.run(deadLetters.list, { limit: 1, cursor: first.nextCursor ?? "" }, home.owner.call);
  expect(second.nextCursor).toBeNull();
  expect(second.items).toEqual([
    {
      id: older,
      job: "deliverMail",
      failedAt: expect.any(Date),
      attempts: 21,
      message: "The mail was not taken.",
      payload: { organisationId: home.organisationId, mailId: 7 },
    },
  ]);
  const strange = kernel.run(deadLetters.sendAgain, { id: foreign }, home.owner.call);
  await expect(strange).rejects.toMatchObject({ code: "not_found" });
  expect((await kernel.run(deadLetters.list, {}, abroad.owner.call)).items).toMatchObject([{ id: foreign }]);
});

test("a dead letter is sent again once, and the event log says who did it", async () => {
  const { kernel, database } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const id = await makeDeadLetter(kernel, { organisationId, mailId: 4711 });
  const both = await Promise.allSettled([1, 2].map(() => kernel.run(deadLetters.sendAgain, { id }, owner.call)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const { rows } = await database.pool.query(
    "select state, retry_count from pgboss.job where name = 'deliverMail' and data->>'mailId' = '4711'",
  );
  expect(rows).toEqual([{ state: "created", retry_count: 0 }]);
  expect((await kernel.run(deadLetters.list, {}, owner.call)).items).toEqual([]);
  const { items } = await kernel.run(events.list, { filters: { type: "deadLetter.sentAgain" } }, owner.call);
  expect(items).toMatchObject([{ actor: { kind: "user" }, reasonCode: "deliverMail" }]);
});
