import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people, resultsOf } from "./import.fixture.ts";

const { applications, candidates, imports, mails, videoInterviews, workflows } = operations;
const t = useKernel();

/** A job whose workflow begins with a video interview. */
async function makeScene() {
  const { kernel } = t();
  const scene = await importScene(t());
  const { call, jobId } = scene;
  const stages = [
    { service: "videoInterview", name: "Interview" },
    { service: "manual", name: "Talk" },
  ];
  const workflow = await kernel.run(workflows.create, { name: "Interview first", stages }, call);
  await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  const filters = { template: "videoInterviewInvitation" };
  const invitations = async () => (await kernel.run(mails.list, { filters, limit: 100 }, call)).items;
  const interviews = async () =>
    (await kernel.run(videoInterviews.list, { filters: { jobId }, order: "id" }, call)).items;
  return { scene, call, jobId, stageId: workflow.stages[0]?.id, invitations, interviews };
}

test("who is imported into a workflow that begins with an interview has one of it, and one invitation", async () => {
  const { kernel } = t();
  const { scene, call, jobId, stageId, invitations, interviews } = await makeScene();
  const made = await kernel.run(imports.create, { jobId, rows: people(3) }, call);
  expect(made.counts).toMatchObject({ created: 3 });
  const results = await resultsOf(t(), scene, made.id);
  const all = await interviews();
  expect(all.map(({ status }) => status)).toEqual(["invited", "invited", "invited"]);
  const imported = new Set(results.map(({ videoInterviewId }) => videoInterviewId));
  expect(new Set(all.map(({ id }) => id))).toEqual(imported);
  const sent = await invitations();
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map((mail) => mail.videoInterviewId))).toEqual(new Set(all.map(({ id }) => id)));
  const { items } = await kernel.run(applications.list, { filters: { jobId } }, call);
  expect(items.map(({ stage }) => stage?.id)).toEqual([stageId, stageId, stageId]);
  const again = await kernel.run(imports.create, { jobId, rows: people(3) }, call);
  expect(again.counts).toMatchObject({ created: 0, duplicate: 3 });
  expect(await invitations()).toHaveLength(3);
});

test("whoever is created there, as a candidate or with an interview, has one, and one invitation", async () => {
  const { kernel } = t();
  const { call, jobId, invitations, interviews } = await makeScene();
  const [first, second] = people(2);
  const interview = await kernel.run(videoInterviews.create, { ...first, jobId }, call);
  expect(interview.status).toBe("invited");
  await kernel.run(candidates.create, { ...second, jobId }, call);
  expect((await interviews()).map(({ status }) => status)).toEqual(["invited", "invited"]);
  expect(await invitations()).toHaveLength(2);
});
