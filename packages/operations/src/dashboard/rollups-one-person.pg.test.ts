import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { compareDashboards } from "./compare-dashboards.fixture.ts";
import { makeScene } from "./dashboard-scene.fixture.ts";
import { person } from "./people-commands.fixture.ts";
import { fold, rebuild } from "./run-rollups.fixture.ts";

const { applications, assessments, candidates, jobs } = operations;
const PERSONS = 12;

const t = useKernel();

test("who applies for several jobs, and is tested on several, at the same instant is counted once", async () => {
  const scene = await makeScene(t(), Date.parse("2026-10-20T20:15:30Z"), "Europe/Berlin");
  const { kernel, call } = scene;
  const jobIds: number[] = [];
  for (const title of ["Tinker", "Tailor", "Soldier"]) jobIds.push((await kernel.run(jobs.create, { title }, call)).id);
  const [first = 0, ...others] = jobIds;
  const candidateIds: number[] = [];
  for (let who = 0; who < PERSONS; who += 1) {
    const input = { ...person(who, who), email: `spy${who}@circus.example`, jobId: first };
    candidateIds.push((await kernel.run(candidates.create, input, call)).id);
  }
  const onEach = (ids: readonly number[], act: (candidateId: number, jobId: number) => Promise<unknown>) =>
    Promise.all(candidateIds.flatMap((candidateId) => ids.map((jobId) => act(candidateId, jobId))));

  await onEach(others, (candidateId, jobId) => kernel.run(applications.create, { candidateId, jobId }, call));
  await compareDashboards(scene, 0, "applications at once");
  await Promise.all([
    onEach(jobIds, (candidateId, jobId) =>
      kernel.run(assessments.create, { candidateId, jobId, name: "Moscow rules" }, call),
    ),
    ...candidateIds.map((id, how) => kernel.run(candidates.update, { id, city: person(how, how + 1).city }, call)),
    fold(scene),
  ]);
  await compareDashboards(scene, 2, "tests and edits at once");
  await Promise.all([
    kernel.run(jobs.delete, { id: first }, call),
    ...candidateIds.slice(0, PERSONS / 2).map((id) => kernel.run(candidates.erase, { id }, call)),
    fold(scene),
  ]);
  await compareDashboards(scene, 4, "a job deleted and persons erased at once");
  expect(await rebuild(scene)).toEqual([]);
}, 60_000);
