import { ApplicationStatus } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { type TestKernel, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { makeDemo } from "./make-demo.ts";

const { alerts, answers, applications, assessments, feedback, finalInterviews, jobs, resumes, stageRules } = operations;
const { credits, dashboard, videoInterviews, workflows } = operations;
const t = useKernel();
let made: Awaited<ReturnType<typeof lookAtDemo>>;

/** The demo as its recruiter sees it: the first job, its workflow and its applications. */
async function lookAtDemo({ kernel }: TestKernel) {
  const { tokens, jobIds } = await makeDemo(kernel);
  const callOf = async (key: string) => ({
    principal: await kernel.authenticate({ kind: "token", key }),
    requestId: "test",
    address: "",
  });
  const call = await callOf(tokens["recruiter"]);
  const jobId = jobIds[0] ?? 0;
  const job = await kernel.run(jobs.get, { id: jobId }, call);
  const workflow = await kernel.run(workflows.get, { id: job.workflowId ?? 0 }, call);
  const list = { filters: { jobId }, order: "id", limit: 100 };
  const { items } = await kernel.run(applications.list, list, call);
  return { call, owner: await callOf(tokens["owner"]), jobIds, jobId, job, workflow, items };
}

beforeAll(async () => {
  made = await lookAtDemo(t());
});

test("the demo has applications in every stage and of every status", () => {
  const { workflow, items } = made;
  expect(workflow.stages.map(({ service }) => service)).toEqual([
    "resumeScreening",
    "videoInterview",
    "assessment",
    "manual",
    "finalInterview",
  ]);
  const stages = new Set(items.filter(({ status }) => status === "active").map(({ stage }) => stage?.id));
  expect(stages).toEqual(new Set(workflow.stages.map(({ id }) => id)));
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(ApplicationStatus.options));
});

test("every applicant has a resume with all parts of its score, under the weights of the job", async () => {
  const { call, jobId, items, job } = made;
  expect(job.mustHaveSkills).toContain("TypeScript");
  const list = { filters: { jobId, current: true }, order: "-overallScore", limit: 100 };
  const { items: all } = await t().kernel.run(resumes.list, list, call);
  expect(all).toHaveLength(items.length);
  for (const { score, textStatus, file, matchedSkills, missingSkills } of all) {
    expect(textStatus).toBe("extracted");
    expect([...(matchedSkills ?? []), ...(missingSkills ?? [])].toSorted()).toEqual(job.mustHaveSkills.toSorted());
    expect(score?.components.skills).toBe((4 * (matchedSkills?.length ?? 0)) / job.mustHaveSkills.length);
    expect(file?.contentType).toBe("text/plain");
    expect(score).toMatchObject({ aiScore: true, weights: { skills: 0.4 }, scoreWeightId: job.scoreWeightId });
    expect(Object.values(score?.components ?? {})).not.toContain(null);
  }
  expect(new Set(all.map(({ score }) => Math.floor(score?.overall ?? -1))).size).toBeGreaterThanOrEqual(4);
});

test("the demo has tests in every state, final interviews to come, and what was said of candidates", async () => {
  const { kernel } = t();
  const { call, jobId } = made;
  const tests = await kernel.run(assessments.list, { filters: { jobId }, limit: 100 }, call);
  expect(new Set(tests.items.map(({ status }) => status))).toEqual(
    new Set(["assigned", "linkOpened", "started", "completed", "revoked", "disqualified"]),
  );
  const dates = await kernel.run(finalInterviews.list, { filters: { jobId } }, call);
  expect(dates.items).toHaveLength(3);
  expect(dates.items[0]?.interviewerIds).toHaveLength(1);
  expect((await kernel.run(feedback.list, { filters: { jobId } }, call)).items).toHaveLength(3);
});

test("on the demo, a rule is tried on all applications, and explained for each", async () => {
  const { kernel } = t();
  const { call, jobId, workflow, items } = made;
  const stageId = workflow.stages[0]?.id;
  const saved = await kernel.run(stageRules.simulate, { stageId, jobId, show: "passed", limit: 100 }, call);
  expect(saved.total).toBe(items.length);
  expect(saved.passed).toBeGreaterThan(0);
  expect(saved.failed).toBeGreaterThan(0);
  expect(saved.changed).toEqual({ nowPass: 0, nowFail: 0 });
  const passing = new Set(saved.examples.map(({ applicationId }) => applicationId));
  for (const { id: applicationId } of items) {
    const why = await kernel.run(stageRules.explain, { applicationId, stageId }, call);
    expect(why.passed).toBe(passing.has(applicationId));
    expect(why.conditions.filter(({ decided }) => decided)).not.toEqual([]);
  }
  const stricter = { logic: "AND", conditions: [{ field: "overallScore", operator: ">=", value: 7 }] };
  const tried = await kernel.run(stageRules.simulate, { stageId, jobId, rule: stricter, show: "changed" }, call);
  expect(tried.saved).toEqual({ passed: saved.passed, failed: saved.failed });
  expect(tried.passed).toBeLessThan(saved.passed);
  expect(tried.changed?.nowFail).toBeGreaterThan(0);
});

test("the demo's screening has an alert of its own, and one that its rule has made", async () => {
  const stageId = made.workflow.stages[0]?.id;
  const { items } = await t().kernel.run(alerts.list, { filters: { stageId } }, made.call);
  expect(items.map(({ fromRule }) => fromRule)).toEqual(expect.arrayContaining([false, true]));
  expect(items).toHaveLength(2);
});

test("the demo has candidates who are through, one of them with a recording, and one who is under way", async () => {
  const { kernel } = t();
  const { call, jobId } = made;
  const withStatus = async (status: string) =>
    (await kernel.run(videoInterviews.list, { filters: { jobId, status }, order: "id" }, call)).items;
  expect(await withStatus("interviewing")).toHaveLength(1);
  const through = await withStatus("interviewed");
  expect(through).toHaveLength(3);
  const { questions } = await kernel.run(answers.list, { videoInterviewId: through[0]?.id }, call);
  expect(questions.map(({ answer }) => answer?.text ?? answer?.choice ?? answer?.media?.contentType ?? null)).toEqual([
    expect.stringContaining("Because"),
    "In Berlin",
    "audio/wav",
    null,
  ]);
});

test("the demo has people with several applications, whom its dashboards count once, and credits of every kind", async () => {
  const { kernel } = t();
  const { owner, jobIds } = made;
  const totalOf = async (input: { jobId?: number }) =>
    (await kernel.run(dashboard.totalApplicants, input, owner)).total;
  const each = await Promise.all(jobIds.map((jobId) => totalOf({ jobId })));
  expect(each).toEqual([48, 13, 0]);
  expect(await totalOf({})).toBe(58);
  const details = await kernel.run(dashboard.details, {}, owner);
  expect(details).toMatchObject({ hires: 1, firstHire: { name: "Anna Abel" }, jobs: { total: 3 } });
  expect(details.creditsPerHire).toBeGreaterThan(0);
  const { items } = await kernel.run(credits.list, { limit: 100 }, owner);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["resumeParsed", "assessment", "videoInterview"]));
});
