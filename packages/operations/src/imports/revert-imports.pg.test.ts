import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people, resultsOf, runChunks, runReverts, startLarge } from "./import.fixture.ts";

const { imports, videoInterviews, candidates, applications, events, mails, jobs } = operations;
const t = useKernel();

async function confirm(activationKey: string | null): Promise<void> {
  const { kernel } = t();
  const principal = await kernel.authenticate({ kind: "activationKey", key: activationKey ?? "" });
  const call = { principal, requestId: "test", address: "192.0.2.7" };
  await kernel.run(videoInterviews.setPassword, { password: "a password of Luke's" }, call);
}

test("a revert takes back interviews, mails, applications and persons of the import, and nobody else's", async () => {
  const { kernel } = t();
  const scene = await importScene(t());
  const { call, jobId } = scene;
  const other = await kernel.run(jobs.create, { title: "Other" }, call);
  const [known, shared, applied, ...fresh] = people(6);
  await kernel.run(videoInterviews.create, { ...known, jobId: other.id }, call);
  const candidate = await kernel.run(candidates.create, { ...applied, jobId }, call);
  const { id } = await kernel.run(imports.create, { jobId, rows: [known, shared, applied, ...fresh] }, call);
  await kernel.run(videoInterviews.create, { ...shared, jobId: other.id }, call);
  const reverted = await kernel.run(imports.revert, { id }, call);
  expect(reverted).toMatchObject({ status: "finished", counts: { created: 6, reverted: 6 } });
  expect(reverted.revertedAt).toBeInstanceOf(Date);
  const inJob = await kernel.run(videoInterviews.list, { filters: { jobId } }, call);
  expect(inJob.items).toEqual([]);
  const left = await kernel.run(candidates.list, { order: "id" }, call);
  expect(left.items.map(({ email }) => email)).toEqual([known, applied, shared].map((person) => person?.["email"]));
  const apps = await kernel.run(applications.list, { filters: { jobId } }, call);
  expect(apps.items.map(({ candidateId }) => candidateId)).toEqual([candidate.id]);
  expect((await kernel.run(mails.list, { filters: { template: "videoInterviewInvitation" } }, call)).items).toEqual([]);
  const types = (await kernel.run(events.list, {}, call)).items.map(({ type }) => type);
  const count = (type: string) => types.filter((each) => each === type).length;
  expect(["videoInterview", "application", "candidate"].map((kind) => count(`${kind}.deleted`))).toEqual([6, 5, 3]);
  expect(types[0]).toBe("import.reverted");
  const results = await resultsOf(t(), scene, id);
  expect(results.every((row) => row.reverted && row.videoInterviewId === null)).toBe(true);
  await expect(kernel.run(imports.revert, { id }, call)).rejects.toMatchObject({ code: "refused" });
  const again = await kernel.run(imports.create, { jobId, rows: [known, shared, applied, ...fresh] }, call);
  expect(again.counts.created).toBe(6);
});

test("is refused once a candidate has acted, unless those are kept", async () => {
  const { kernel } = t();
  const scene = await importScene(t());
  const { call, jobId } = scene;
  const { id } = await kernel.run(imports.create, { jobId, rows: people(3) }, call);
  const [first] = await resultsOf(t(), scene, id);
  const view = await kernel.run(videoInterviews.get, { id: first?.videoInterviewId }, call);
  await confirm(view.activationKey);
  await expect(kernel.run(imports.revert, { id }, call)).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining("1 of the candidates"),
  });
  const reverted = await kernel.run(imports.revert, { id, keepActed: true }, call);
  expect(reverted.counts).toMatchObject({ created: 3, reverted: 2 });
  const { items } = await kernel.run(videoInterviews.list, {}, call);
  expect(items.map((each) => each.id)).toEqual([view.id]);
});

test("of a large import is the worker's; of a running one or a dry run it is refused", async () => {
  const { kernel } = t();
  const scene = await importScene(t());
  const { call, jobId } = scene;
  const id = await startLarge(t(), scene, people(250), 100);
  await expect(kernel.run(imports.revert, { id }, call)).rejects.toMatchObject({ code: "refused" });
  await runChunks(t(), id);
  const begun = await kernel.run(imports.revert, { id }, call);
  expect(begun).toMatchObject({ counts: { reverted: 0 }, revertedAt: null });
  await runReverts(t(), id);
  await runReverts(t(), id);
  const done = await kernel.run(imports.get, { id }, call);
  expect(done.counts.reverted).toBe(250);
  expect(done.revertedAt).toBeInstanceOf(Date);
  expect((await kernel.run(candidates.list, {}, call)).items).toEqual([]);
  const dry = await kernel.run(imports.create, { jobId, rows: people(1), dryRun: true }, call);
  await expect(kernel.run(imports.revert, { id: dry.id }, call)).rejects.toMatchObject({ code: "refused" });
});
