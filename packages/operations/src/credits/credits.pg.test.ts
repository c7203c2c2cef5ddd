import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { applications, assessments, candidates, credits, jobs, organisations, rollups, videoInterviews } = operations;
const t = useKernel();

async function makeJob({ owner: { call } }: TestOrganisation): Promise<number> {
  return (await t().kernel.run(jobs.create, { title: "Pilot" }, call)).id;
}

async function assignTests({ owner: { call } }: TestOrganisation, jobId: number, people: number): Promise<void> {
  const { kernel } = t();
  for (let nth = 0; nth < people; nth += 1) {
    const unique = kernel.ports.cryptography.randomHex(5);
    const person = { firstName: "Luke", lastName: `No ${nth}`, email: `${unique}@people.example`, jobId };
    await kernel.run(candidates.create, person, call);
  }
  const { items } = await kernel.run(applications.list, { filters: { jobId }, order: "-id", limit: people }, call);
  await kernel.run(assessments.assign, { applicationIds: items.map(({ id }) => id), name: "Logic" }, call);
}

test("prices begin with the usual ones, and are changed one by one", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const usual = { resumeParsed: 1, assessment: 5, videoInterview: 10 };
  const before = await kernel.run(organisations.get, undefined, owner.call);
  expect(before.creditPrices).toEqual(usual);
  const after = await kernel.run(
    organisations.update,
    { creditPrices: { assessment: 7, resumeParsed: 0 } },
    owner.call,
  );
  expect(after).toMatchObject({ creditPrices: { ...usual, assessment: 7, resumeParsed: 0 }, name: before.name });
  expect(await kernel.run(organisations.update, { creditPrices: {} }, owner.call)).toMatchObject({
    creditPrices: after.creditPrices,
  });
});

test.each([
  [{ assessment: -1 }, "creditPrices.assessment"],
  [{ assessment: 1.5 }, "creditPrices.assessment"],
  [{ videoInterview: 1_000_001 }, "creditPrices.videoInterview"],
  [{ resumeParsed: null }, "creditPrices.resumeParsed"],
  [{ coffee: 1 }, "creditPrices"],
])("prices %j are refused", async (creditPrices, path) => {
  const { owner } = await makeOrganisation(t().kernel);
  await expect(t().kernel.run(organisations.update, { creditPrices }, owner.call)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [expect.objectContaining({ path: expect.stringContaining(path) })],
  });
});

test("what is assigned is metered at the price of its time, once for all of one call", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const jobId = await makeJob(organisation);
  await assignTests(organisation, jobId, 3);
  await kernel.run(organisations.update, { creditPrices: { assessment: 8 } }, call);
  await assignTests(organisation, jobId, 1);
  const { items } = await kernel.run(credits.list, { order: "id" }, call);
  expect(items).toEqual([
    expect.objectContaining({ jobId, kind: "assessment", quantity: 3, price: 5, credits: 15 }),
    expect.objectContaining({ jobId, kind: "assessment", quantity: 1, price: 8, credits: 8 }),
  ]);
});

test("a video interview is metered when its candidate is invited, and once", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const jobId = await makeJob(organisation);
  const person = { firstName: "Leia", lastName: "Organa", email: `leia.${jobId}@people.example`, jobId };
  const { id } = await kernel.run(videoInterviews.create, person, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  const { items } = await kernel.run(credits.list, { filters: { jobId, kind: "videoInterview" } }, call);
  expect(items).toEqual([expect.objectContaining({ quantity: 1, price: 10, credits: 10 })]);
});

test("usage is narrowed by job, kind and time", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const [one, two] = [await makeJob(organisation), await makeJob(organisation)];
  await assignTests(organisation, one, 1);
  clock.advance(60_000);
  const between = clock.now();
  clock.advance(60_000);
  await assignTests(organisation, two, 2);
  const jobsOf = async (filters: object) =>
    (await kernel.run(credits.list, { filters, order: "at" }, call)).items.map(({ jobId }) => jobId);
  expect(await jobsOf({})).toEqual([one, two]);
  expect(await jobsOf({ jobId: two })).toEqual([two]);
  expect(await jobsOf({ since: between })).toEqual([two]);
  expect(await jobsOf({ until: between })).toEqual([one]);
  expect(await jobsOf({ kind: "resumeParsed" })).toEqual([]);
  expect(await jobsOf({ kind: "assessment", since: between, jobId: one })).toEqual([]);
});

test("only owners and admins see what was used, and what was counted anew, and of no other organisation", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const abroad = await makeOrganisation(kernel);
  const jobId = await makeJob(organisation);
  await assignTests(organisation, jobId, 1);
  for (const user of [organisation.recruiter, organisation.hiringManager]) {
    await expect(kernel.run(credits.list, {}, user.call)).rejects.toMatchObject({ code: "forbidden" });
    await expect(kernel.run(rollups.list, {}, user.call)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect((await kernel.run(credits.list, {}, organisation.admin.call)).items).toHaveLength(1);
  expect((await kernel.run(credits.list, {}, abroad.owner.call)).items).toEqual([]);
  await expect(kernel.run(credits.list, { filters: { jobId } }, abroad.owner.call)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(kernel.run(rollups.list, {}, abroad.owner.call)).resolves.toMatchObject({ nextCursor: null });
});
