import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people } from "./import.fixture.ts";

const { applications, candidates, imports, questionSets, screenings, videoInterviews, workflows } = operations;
const t = useKernel();
const DAY = 24 * 60 * 60 * 1000;

/** A job whose workflow begins with an interview of its own questions, within two days. */
async function makeScene() {
  const { kernel } = t();
  const { call, jobId } = await importScene(t());
  const questions = [{ kind: "text", prompt: "Why?" }];
  const { id: questionSetId } = await kernel.run(questionSets.create, { name: "Pilots", questions }, call);
  const stages = [
    { service: "videoInterview", name: "Interview", configuration: { questionSetId, daysToExpire: 2 } },
    { service: "manual", name: "Talk" },
  ];
  const workflow = await kernel.run(workflows.create, { name: "Interview first", stages }, call);
  const assign = () => kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  /** Who was interviewed about what, and until when, in days from now. */
  const interviews = async () => {
    const listed = await kernel.run(screenings.list, { filters: { jobId }, order: "id", limit: 100 }, call);
    const now = t().clock.now().getTime();
    return listed.items.map(({ status, expiredAt, questionSetId: asked }) => ({
      status,
      days: expiredAt === null ? null : Math.round((expiredAt.getTime() - now) / DAY),
      own: asked === questionSetId,
    }));
  };
  return { call, jobId, assign, interviews, stageIds: workflow.stages.map(({ id }) => id) };
}

const ofStage = { status: "invited", days: 2, own: true };

test("by whatever way somebody comes into a stage of interviews, its questions and days count", async () => {
  const { kernel } = t();
  const { call, jobId, assign, interviews } = await makeScene();
  const [early, made, known, ...imported] = people(5);
  await kernel.run(videoInterviews.create, { ...early, jobId }, call);
  await assign();
  await kernel.run(videoInterviews.create, { ...made, jobId }, call);
  await kernel.run(candidates.create, { ...known, jobId }, call);
  await kernel.run(imports.create, { jobId, rows: imported }, call);
  expect(await interviews()).toEqual(imported.concat(early ?? {}, made ?? {}, known ?? {}).map(() => ofStage));
});

test("a deadline of one's own stays, and who is not in a stage of interviews has the job's period", async () => {
  const { kernel } = t();
  const { call, jobId, assign, interviews, stageIds } = await makeScene();
  await assign();
  const [dated, moved] = people(2);
  const deadline = new Date(t().clock.now().getTime() + 5 * DAY).toISOString();
  await kernel.run(imports.create, { jobId, rows: [{ ...dated, deadline }] }, call);
  await kernel.run(candidates.create, { ...moved, jobId }, call);
  const { items } = await kernel.run(applications.list, { filters: { jobId }, order: "-id" }, call);
  const { items: found } = await kernel.run(videoInterviews.list, { filters: { jobId }, order: "-id" }, call);
  await kernel.run(videoInterviews.delete, { id: found[0]?.id }, call);
  await kernel.run(applications.moveToStage, { id: items[0]?.id, stageId: stageIds[1] }, call);
  const made = await kernel.run(imports.create, { jobId, rows: [moved] }, call);
  expect(made.counts).toMatchObject({ created: 1 });
  expect(await interviews()).toEqual([
    { status: "invited", days: 5, own: true },
    { status: "invited", days: 7, own: false },
  ]);
});

test("who waits for an email in the stage is invited on its terms by hand", async () => {
  const { kernel } = t();
  const { call, jobId, assign, interviews } = await makeScene();
  await assign();
  const nameless = { jobId, firstName: "No", lastName: "Email" };
  const { id } = await kernel.run(videoInterviews.create, nameless, call);
  expect(await interviews()).toMatchObject([{ status: "new" }]);
  await kernel.run(videoInterviews.update, { id, email: "late@rebels.example" }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  expect(await interviews()).toEqual([ofStage]);
});
