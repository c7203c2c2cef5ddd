import { toDate } from "@hirelane/db";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { createApplicationRow } from "../applications/create-application-row.ts";
import { operations } from "../catalogue.ts";
import { fromDriverError } from "../kernel/driver-errors.ts";

const { alerts, applications, candidates, events, jobs, resumes, videoInterviews, workflows } = operations;
const t = useKernel();
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

async function makeJob() {
  return (await t().kernel.run(jobs.create, { title: "Pilot" }, home.owner.call)).id;
}

let people = 0;
function makeInterview(jobId: number, email?: string) {
  people += 1;
  const person = { jobId, firstName: "Han", lastName: "Solo", email: email ?? `han${people}@falcon.example` };
  return t().kernel.run(videoInterviews.create, person, home.owner.call);
}

const rowsOf = async (table: "applications" | "video_interviews", column: string, id: number) => {
  const client = await t().database.pool.connect();
  try {
    await client.query(`begin; set local app.organisation_id = '${home.organisationId}'`);
    await client.query("set local app.deleted_jobs = 'shown'");
    return (await client.query(`select id from ${table} where ${column} = $1`, [id])).rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
};

test("an erasure reaches what hangs on a deleted job, and restoring the job brings nothing back", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const jobId = await makeJob();
  const { id, applicationId, candidateId } = await makeInterview(jobId);
  await kernel.run(jobs.delete, { id: jobId }, call);
  await expect(kernel.run(applications.get, { id: applicationId }, call)).rejects.toMatchObject({ code: "not_found" });
  expect(await rowsOf("applications", "candidate_id", candidateId)).toHaveLength(1);
  await kernel.run(candidates.erase, { id: candidateId }, call);
  expect(await rowsOf("applications", "candidate_id", candidateId)).toEqual([]);
  expect(await rowsOf("video_interviews", "id", id)).toEqual([]);
  const { items } = await kernel.run(events.list, { filters: { type: "application.deleted" } }, call);
  expect(items).toMatchObject([{ jobId, subject: { id: applicationId }, reasonCode: "erased" }]);
  await kernel.run(jobs.restore, { id: jobId }, call);
  const list = { filters: { jobId } };
  expect((await kernel.run(applications.list, list, call)).items).toEqual([]);
});

test("who manages all other jobs of a person still needs the deleted one to erase them", async () => {
  const { kernel } = t();
  const jobId = await makeJob();
  const { candidateId } = await makeInterview(jobId);
  const own = await kernel.run(jobs.create, { title: "Own" }, home.recruiter.call);
  await kernel.run(applications.create, { jobId: own.id, candidateId }, home.owner.call);
  await kernel.run(jobs.delete, { id: jobId }, home.owner.call);
  const erasing = kernel.run(candidates.erase, { id: candidateId }, home.recruiter.call);
  await expect(erasing).rejects.toMatchObject({ code: "forbidden" });
});

test("an application for a job that was deleted meanwhile has no job to go to", async () => {
  const { kernel } = t();
  const { candidateId } = await makeInterview(await makeJob());
  const jobId = await makeJob();
  await kernel.run(jobs.delete, { id: jobId }, home.owner.call);
  const creating = kernel.runAsSystem(home.organisationId, "test", (context) =>
    createApplicationRow(context, candidateId, jobId),
  );
  const error = await creating.catch((reason: unknown) => reason);
  expect(fromDriverError(error)).toMatchObject({ code: "not_found" });
  const defect = Object.assign(new Error("permission denied for table jobs"), { code: "42501" });
  expect(fromDriverError(defect)).toBeNull();
});

test("an interview that is given to a known person takes its resume to them", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const known = await makeInterview(await makeJob());
  const unknown = await makeInterview(await makeJob(), "");
  const resume = await kernel.run(resumes.create, { applicationId: unknown.applicationId }, call);
  await kernel.run(resumes.setScore, { id: resume.id, components: { skills: 1.5 } }, call);
  const email = (await kernel.run(candidates.get, { id: known.candidateId }, call)).email;
  await kernel.run(videoInterviews.update, { id: unknown.id, email }, call);
  const text = "select resume_at, score_key from candidates where id = $1";
  const [keys] = await kernel.readAsSystem(home.organisationId, (sql) =>
    sql.rows<{ resume_at: string; score_key: number }>({ name: "", text }, [known.candidateId]),
  );
  expect(keys?.score_key).toBe(150);
  expect(toDate(keys?.resume_at ?? "")).toEqual(resume.createdAt);
});

test("a person who moves to another place may meet an alert", async () => {
  const { kernel, database } = t();
  const { call } = home.owner;
  const jobId = await makeJob();
  const stages = [{ service: "manual", name: "Talk" }];
  const workflow = await kernel.run(workflows.create, { name: "Short", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const { applicationId, candidateId } = await makeInterview(jobId);
  const condition = { field: "city", operator: "=", value: "Pune" };
  await kernel.run(alerts.create, { stageId: workflow.stages[0]?.id, condition }, call);
  const asked = async () => {
    const { rows } = await database.pool.query("select data from pgboss.job where name = 'fireAlerts'");
    return rows.filter((row) => row.data.applicationIds.includes(applicationId)).length;
  };
  const before = await asked();
  await kernel.run(candidates.update, { id: candidateId, phone: "1" }, call);
  expect(await asked()).toBe(before);
  await kernel.run(candidates.update, { id: candidateId, city: "Pune" }, call);
  expect(await asked()).toBe(before + 1);
});

test("a list is not narrowed by what its reader may not see", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const own = await kernel.run(jobs.create, { title: "Own" }, home.recruiter.call);
  const foreign = await makeJob();
  const stages = [{ service: "manual", name: "Talk" }];
  const workflow = await kernel.run(workflows.create, { name: "Hidden", stages }, call);
  await kernel.run(workflows.assign, { jobId: foreign, workflowId: workflow.id }, call);
  const { candidateId, applicationId } = await makeInterview(foreign);
  await kernel.run(applications.create, { jobId: own.id, candidateId }, call);
  await kernel.run(applications.hire, { id: applicationId }, call);
  const found = async (filters: object, user = home.recruiter) =>
    (await kernel.run(candidates.list, { filters }, user.call)).items.map(({ id }) => id);
  const stageId = workflow.stages[0]?.id;
  expect(await found({ status: "active" })).toContain(candidateId);
  for (const filters of [{ status: "hired" }, { stageId }, { stageId, status: "active" }])
    expect(await found(filters)).toEqual([]);
  expect(await found({ stageId, status: "hired" }, home.owner)).toEqual([candidateId]);
  expect(await found({ stageId, status: "active" }, home.owner)).toEqual([]);
});

test("who applies for the same job a second time is refused by name, also when two press at once", async () => {
  const { kernel } = t();
  const { call } = home.owner;
  const jobId = await makeJob();
  const { candidateId } = await makeInterview(jobId, "twice@falcon.example");
  await expect(kernel.run(applications.create, { jobId, candidateId }, call)).rejects.toMatchObject({
    code: "conflict",
    fields: [{ path: "candidateId" }],
  });
  const person = { jobId, firstName: "Han", lastName: "Solo", email: "TWICE@falcon.example" };
  await expect(kernel.run(candidates.create, person, call)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "email" }],
  });
  const other = await makeJob();
  const pressed = await Promise.allSettled(
    [1, 2, 3].map(() => kernel.run(applications.create, { jobId: other, candidateId }, call)),
  );
  expect(pressed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const again = pressed.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  for (const reason of again) expect(reason).toMatchObject({ code: "conflict", fields: [{ path: "candidateId" }] });
});
