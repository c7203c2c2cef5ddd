import { expect } from "vitest";
import { operations } from "../catalogue.ts";
import type { Call } from "../kernel/kernel.ts";
import { look, type Scene } from "./dashboard-scene.fixture.ts";
import { addDays, dayIn } from "./recompute-calendar.fixture.ts";
import { type AskedRange, recomputeRanges } from "./recompute-ranges.fixture.ts";
import { cityKey, type Onlooker, recompute, sightOf, skillKey } from "./recompute.fixture.ts";

const { dashboard } = operations;

/** How somebody asks every endpoint; cities and skills are told by their keys. */
function questions({ kernel }: Scene, call: Call, jobId: number | undefined, asked: AskedRange) {
  const input = jobId === undefined ? {} : { jobId };
  const range = { ...input, ...asked };
  return {
    totalApplicants: () => kernel.run(dashboard.totalApplicants, input, call),
    topLocation: async () => {
      const { city, count } = await kernel.run(dashboard.topLocation, input, call);
      return { city: city === null ? null : cityKey(city), count };
    },
    topSkills: async () => {
      const { skills } = await kernel.run(dashboard.topSkills, input, call);
      return { skills: skills.map((each) => ({ ...each, skill: skillKey(each.skill) })) };
    },
    mostRecentApplicant: () => kernel.run(dashboard.mostRecentApplicant, input, call),
    details: () => kernel.run(dashboard.details, input, call),
    weeklyGraph: () => kernel.run(dashboard.weeklyGraph, input, call),
    stageCounts: () => kernel.run(dashboard.stageCounts, input, call),
    stagesOverview: async () =>
      (await kernel.run(dashboard.stagesOverview, { filters: input, limit: 100 }, call)).items,
    scoreDistribution: () => kernel.run(dashboard.scoreDistribution, input, call),
    timeInStage: () => kernel.run(dashboard.timeInStage, range, call),
    passThrough: () => kernel.run(dashboard.passThrough, range, call),
    timeToHire: () => kernel.run(dashboard.timeToHire, range, call),
    sources: () => kernel.run(dashboard.sources, range, call),
  } satisfies Record<string, () => Promise<unknown>>;
}

/** Compares what every endpoint answers somebody with what the rows and the events say. */
async function compareFor(scene: Scene, onlooker: Onlooker, call: Call, asked: AskedRange, after: string) {
  const sight = sightOf(scene.base, onlooker, scene.now());
  const expected = { ...recompute(sight), ...recomputeRanges(sight, scene.replay, asked) };
  const told: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(questions(scene, call, onlooker.jobId, asked))) told[name] = await ask();
  const seen = onlooker.jobId === undefined ? "all jobs" : `job ${onlooker.jobId}`;
  expect(told, `${onlooker.role}, ${seen}, after ${after}`).toEqual(expected);
}

/** A job that was deleted is not there for the owner, nor one that they do not see for the recruiter. */
export async function expectHidden(scene: Scene): Promise<void> {
  await look(scene);
  const { owner, recruiter } = scene.organisation;
  for (const onlooker of [owner, recruiter]) {
    const seen = new Set(sightOf(scene.base, onlooker, scene.now()).jobs.map(({ id }) => id));
    const hidden = scene.base.jobs.find(({ id }) => !seen.has(id));
    if (hidden === undefined) continue;
    for (const [name, ask] of Object.entries(questions(scene, onlooker.call, hidden.id, {}))) {
      await expect(ask(), `${name} for the ${onlooker.role}`).rejects.toMatchObject({ code: "not_found" });
    }
  }
}

/** The path that is kept of each application is the one that its events tell. */
function comparePaths({ base, replay }: Scene, after: string): void {
  const kept = base.applications.map(({ id, path_stage_ids: stages, path_entered_at: times }) => [
    id,
    stages.map((stageId, index) => ({ stageId, enteredAt: times[index] })),
  ]);
  expect(kept, `paths after ${after}`).toEqual(base.applications.map(({ id }) => [id, replay.of(id)]));
}

/**
 * Compares all endpoints for the owner, for one job and for the recruiter, who sees some jobs; `step` varies the job and the
 * range. `after` says in the failure what happened before.
 */
export async function compareDashboards(scene: Scene, step: number, after: string): Promise<void> {
  const { organisation, call } = scene;
  await look(scene);
  comparePaths(scene, after);
  const { recruiter, owner } = organisation;
  const live = scene.base.jobs.filter((job) => !job.deleted);
  const job = live[step % Math.max(1, live.length)];
  const today = dayIn(scene.base.timeZone, scene.now());
  const asked = step % 2 === 0 ? {} : { from: addDays(today, -4), to: addDays(today, -1) };
  await compareFor(scene, owner, call, asked, after);
  await compareFor(scene, recruiter, recruiter.call, asked, after);
  if (job !== undefined) await compareFor(scene, { ...owner, jobId: job.id }, call, asked, after);
}
