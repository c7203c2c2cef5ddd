import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { applications, assessments, candidates, events, jobs, mails, steps, workflows } = operations;
const t = useKernel();
const HOUR = 60 * 60 * 1000;
const stranger = { principal: { kind: "anonymous" }, requestId: "test", address: "" } as const;

const stages = [
  { service: "resumeScreening", name: "Screening" },
  {
    service: "assessment",
    name: "Tests",
    configuration: {
      assessments: [{ name: "Logic", testUrl: "https://tests.example/1" }, { name: "Maths" }],
      validDays: 3,
    },
  },
  { service: "manual", name: "Talk" },
];

async function makeApplicants(organisation: TestOrganisation, count: number, withWorkflow = false) {
  const { kernel } = t();
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = { firstName: "Luke", lastName: `No ${index}`, email: `luke${index}.${job.id}@tatooine.example` };
    const candidate = await kernel.run(candidates.create, { ...person, jobId: job.id }, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId: candidate.id } }, call);
    ids.push(items[0]?.id ?? 0);
  }
  if (!withWorkflow) return { jobId: job.id, ids, stageIds: [] };
  const workflow = await kernel.run(workflows.create, { name: "Usual", stages }, call);
  await kernel.run(workflows.assign, { jobId: job.id, workflowId: workflow.id }, call);
  return { jobId: job.id, ids, stageIds: workflow.stages.map(({ id }) => id) };
}

async function assignOne(organisation: TestOrganisation) {
  const { kernel } = t();
  const { jobId, ids } = await makeApplicants(organisation, 1);
  const input = { applicationIds: ids, name: "Logic", testUrl: "https://tests.example/1" };
  await kernel.run(assessments.assign, input, organisation.owner.call);
  const { items } = await kernel.run(assessments.list, { filters: { jobId } }, organisation.owner.call);
  const [assessment] = items;
  if (assessment === undefined) throw new Error("No test was assigned.");
  return { ...assessment, key: assessment.key ?? "" };
}

describe("assigning", () => {
  test("says for each application what became of it, and mails the assigned", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const abroad = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { ids } = await makeApplicants(organisation, 3);
    const foreign = await makeApplicants(abroad, 1);
    const [one = 0, two = 0, three = 0] = ids;
    await kernel.run(applications.withdraw, { id: two }, call);
    const applicationIds = [one, two, foreign.ids[0], 999_999_999, three];
    const first = await kernel.run(assessments.assign, { applicationIds, name: "Logic" }, call);
    expect(first.counts).toEqual({ assigned: 2, refused: 1, notFound: 2 });
    expect(first.results.map(({ outcome }) => outcome)).toEqual([
      "assigned",
      "refused",
      "notFound",
      "notFound",
      "assigned",
    ]);
    const again = await kernel.run(assessments.assign, { applicationIds: [one], name: "Logic" }, call);
    expect(again.results).toMatchObject([{ outcome: "refused", reason: expect.stringContaining("already") }]);
    const queued = await kernel.run(mails.list, { filters: { template: "assessmentAssigned" } }, call);
    expect(new Set(queued.items.map(({ applicationId }) => applicationId))).toEqual(new Set([one, three]));
    expect(queued.items).toHaveLength(2);
    const log = await kernel.run(events.list, { filters: { applicationId: one } }, call);
    expect(log.items.map(({ type }) => type)).toContain("application.assessmentAssigned");
  });

  test.each([
    { what: "an end in the past", input: { validTo: new Date("2001-01-01T00:00:00Z") }, path: "validTo" },
    {
      what: "both an end and days",
      input: { validTo: new Date("2099-01-01T00:00:00Z"), validDays: 2 },
      path: "validDays",
    },
    { what: "an address that is none", input: { testUrl: "javascript:alert(1)" }, path: "testUrl" },
    { what: "an application twice", input: { applicationIds: [1, 1] }, path: "applicationIds" },
  ])("with $what is refused, and names the field", async ({ input, path }) => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const assign = kernel.run(
      assessments.assign,
      { applicationIds: [1], name: "Logic", ...input },
      organisation.owner.call,
    );
    await expect(assign).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
  });

  test("where there is a resume screening, only the shortlisted get tests, and a stage assigns its own", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { jobId, ids } = await makeApplicants(organisation, 2, true);
    const [one = 0, two = 0] = ids;
    await kernel.run(steps.shortlist, { applicationId: one }, call);
    const { items } = await kernel.run(assessments.list, { filters: { jobId }, order: "id" }, call);
    expect(items.map((item) => [item.applicationId, item.name, item.status])).toEqual([
      [one, "Logic", "assigned"],
      [one, "Maths", "assigned"],
    ]);
    const byHand = await kernel.run(assessments.assign, { applicationIds: [one, two], name: "Extra" }, call);
    expect(byHand.results).toMatchObject([
      { outcome: "assigned" },
      { outcome: "refused", reason: "The candidate is not shortlisted." },
    ]);
  });
});

describe("the link", () => {
  test("is opened by a call and not by a look, within its time", async () => {
    const { kernel, clock } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { id, key } = await assignOne(organisation);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    const own = await kernel.run(assessments.getOwn, { key }, stranger);
    expect(own).toMatchObject({ name: "Logic", jobTitle: "Pilot", status: "assigned", isOpen: true });
    expect(await kernel.run(assessments.get, { id }, call)).toMatchObject({ status: "assigned", linkOpenedAt: null });
    const opened = await kernel.run(assessments.openOwn, { key }, stranger);
    expect(opened).toMatchObject({ testUrl: "https://tests.example/1", assessment: { status: "linkOpened" } });
    await kernel.run(assessments.openOwn, { key }, stranger);
    const log = await kernel.run(events.list, { filters: { type: "application.assessmentChanged" } }, call);
    expect(log.items).toHaveLength(1);
    clock.advance(8 * 24 * 60 * 60 * 1000);
    expect(await kernel.run(assessments.getOwn, { key }, stranger)).toMatchObject({ isOpen: false });
    await expect(kernel.run(assessments.openOwn, { key }, stranger)).rejects.toMatchObject({ code: "refused" });
    const unknown = { key: "0".repeat(32) };
    await expect(kernel.run(assessments.getOwn, unknown, stranger)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is shut before its window, open in it, and shut behind it", async () => {
    const { kernel, clock } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { jobId, ids } = await makeApplicants(organisation, 1);
    const now = kernel.ports.now().getTime();
    const window = { validFrom: new Date(now + 6 * HOUR), validTo: new Date(now + 12 * HOUR) };
    const instant = { ...window, validTo: window.validFrom };
    const backwards = kernel.run(assessments.assign, { applicationIds: ids, name: "Logic", ...instant }, call);
    await expect(backwards).rejects.toMatchObject({ fields: [{ path: "validTo" }] });
    await kernel.run(assessments.assign, { applicationIds: ids, name: "Logic", ...window }, call);
    const { items } = await kernel.run(assessments.list, { filters: { jobId } }, call);
    const key = items[0]?.key;
    const isOpen = async () => (await kernel.run(assessments.getOwn, { key }, stranger)).isOpen;
    const standing = [];
    for (const wait of [0, 5 * HOUR, 2 * HOUR, 4 * HOUR, 2 * HOUR]) {
      clock.advance(wait);
      standing.push(await isOpen());
    }
    expect(standing).toEqual([false, false, true, true, false]);
    const late = kernel.run(assessments.complete, { id: items[0]?.id, score: 1, total: 1 }, call);
    await expect(late).rejects.toMatchObject({ code: "refused" });
  });

  test("works no more once the test is revoked or the application rejected", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const one = await assignOne(organisation);
    const two = await assignOne(organisation);
    await kernel.run(assessments.revoke, { id: one.id }, call);
    await kernel.run(applications.reject, { id: two.applicationId }, call);
    for (const { key } of [one, two]) {
      expect(await kernel.run(assessments.getOwn, { key }, stranger)).toMatchObject({ isOpen: false });
      await expect(kernel.run(assessments.openOwn, { key }, stranger)).rejects.toMatchObject({ code: "refused" });
    }
  });
});

describe("a result", () => {
  test("has a percentage in hundredths, is noted once, and completes the step with the last test of the stage", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { jobId, ids, stageIds } = await makeApplicants(organisation, 1, true);
    const [applicationId = 0] = ids;
    await kernel.run(steps.shortlist, { applicationId }, call);
    const { items } = await kernel.run(assessments.list, { filters: { jobId }, order: "id" }, call);
    const stepStatus = async () => {
      const listed = await kernel.run(steps.list, { applicationId }, call);
      return listed.items.find(({ stage }) => stage.id === stageIds[1])?.status;
    };
    const [logic, maths] = items.map(({ id }) => id);
    const done = await kernel.run(assessments.complete, { id: logic, score: 2, total: 3 }, call);
    expect(done).toMatchObject({ status: "completed", percentage: 6667, score: 2, total: 3 });
    expect(await kernel.run(assessments.complete, { id: logic, score: 2, total: 3 }, call)).toEqual(done);
    const other = kernel.run(assessments.complete, { id: logic, score: 3, total: 3 }, call);
    await expect(other).rejects.toMatchObject({ code: "refused" });
    expect(await stepStatus()).toBe("inProgress");
    await kernel.run(assessments.complete, { id: maths, score: 1, total: 1 }, call);
    expect(await stepStatus()).toBe("completed");
  });

  test("above the total is refused; approved is what was completed; the disqualified keeps the code", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { id, version } = await assignOne(organisation);
    const over = kernel.run(assessments.complete, { id, score: 4, total: 3 }, call);
    await expect(over).rejects.toMatchObject({ fields: [{ path: "score" }] });
    await expect(kernel.run(assessments.approve, { id }, call)).rejects.toMatchObject({ code: "refused" });
    await kernel.run(assessments.start, { id, expectedVersion: version }, call);
    const stale = kernel.run(assessments.submit, { id, expectedVersion: version }, call);
    await expect(stale).rejects.toMatchObject({ code: "version_conflict" });
    expect(await kernel.run(assessments.submit, { id }, call)).toMatchObject({ status: "started" });
    await kernel.run(assessments.complete, { id, score: 3, total: 3, proctoring: { tabs: 2 } }, call);
    expect(await kernel.run(assessments.approve, { id }, call)).toMatchObject({
      approved: true,
      proctoring: { tabs: 2 },
    });
    expect(await kernel.run(assessments.disapprove, { id }, call)).toMatchObject({ approved: false });
    const out = await kernel.run(assessments.disqualify, { id, code: "plagiarism" }, call);
    expect(out).toMatchObject({ status: "disqualified", disqualifiedCode: "plagiarism" });
    for (const verb of [assessments.revoke, assessments.approve, assessments.start])
      await expect(kernel.run(verb, { id }, call)).rejects.toMatchObject({ code: "refused" });
    expect(await kernel.run(assessments.disqualify, { id, code: "other" }, call)).toEqual(out);
  });
});
