import { useKernel } from "@hirelane/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDashboards, expectHidden } from "./compare-dashboards.fixture.ts";
import { makeScene, type Scene } from "./dashboard-scene.fixture.ts";
import { anyStep, describeStep, everyCommand, perform, type Step, stepsAtOnce } from "./rollup-commands.fixture.ts";
import { tour } from "./rollup-tour.fixture.ts";
import { fold, rebuild } from "./run-rollups.fixture.ts";

const HISTORIES = Number(process.env["MODEL_RUNS"] ?? 16);
const HISTORIES_AT_ONCE = Number(process.env["MODEL_RUNS"] ?? 14);
const seed = Number(process.env["MODEL_SEED"] ?? 20_261_126);
/** Looking for the shortest history takes long: for whoever mends a difference. */
const endOnFailure = process.env["MODEL_SHRINK"] === undefined;

/** Five days before an end of summer time in Europe, and close to those elsewhere. */
const START = Date.parse("2026-10-20T20:15:30.250Z");
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];

const t = useKernel();

const beginning: readonly Step[] = [0, 1, 2, 9].map((a) => ({ verb: "apply", a, b: a, pause: 2 }));

async function begin(zone: number): Promise<Scene> {
  const scene = await makeScene(t(), START, zones[zone] ?? "UTC");
  for (const step of beginning) await perform(scene, step);
  await compareDashboards(scene, 0, "the beginning");
  return scene;
}

/** Plays one history, looking after each step; gives the commands that did what they should. */
async function play(zone: number, steps: readonly Step[]): Promise<ReadonlySet<string>> {
  const scene = await begin(zone);
  const told: string[] = [];
  const done = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if ((await perform(scene, step)) !== null) continue;
    done.add(step.verb);
    told.push(describeStep(step));
    await compareDashboards(scene, index, told.join(", "));
  }
  await expectHidden(scene);
  expect(await rebuild(scene), `drift after ${told.join(", ")}`).toEqual([]);
  return done;
}

test("a history in which every command does what it should: after each, every dashboard is exact", async () => {
  expect([...(await play(0, tour))].toSorted()).toEqual(everyCommand);
}, 60_000);

test(`${HISTORIES} random histories (seed ${seed}): after each step, every dashboard says what the rows and the events say`, async () => {
  const histories = fc.asyncProperty(
    fc.nat(zones.length - 1),
    fc.array(anyStep, { minLength: 20, maxLength: 24, size: "max" }),
    async (zone, steps) => void (await play(zone, steps)),
  );
  const outcome = fc.assert(histories, { numRuns: HISTORIES, seed, endOnFailure });
  await expect(outcome).resolves.toBeUndefined();
}, 240_000);

test(`${HISTORIES_AT_ONCE} histories of several writers at once (seed ${seed}): every dashboard is exact once they are done`, async () => {
  const playAtOnce = async (zone: number, rounds: readonly (readonly Step[])[]): Promise<void> => {
    const scene = await begin(zone);
    for (const [index, steps] of rounds.entries()) {
      scene.moveClock(scene.now() + 11 * 60 * 60 * 1000);
      const refusals = await Promise.all(steps.map((step) => perform(scene, step)));
      const done = steps.filter((_, each) => refusals[each] === null);
      const after = `round ${index}: ${done.map((step) => describeStep(step)).join(" | ")}`;
      // Whoever folds meanwhile changes nothing of what is told.
      await Promise.all([compareDashboards(scene, index, after), index % 2 === 0 ? fold(scene) : null]);
    }
    expect(await rebuild(scene), "drift").toEqual([]);
  };
  const rounds = fc.array(stepsAtOnce, { minLength: 5, maxLength: 7, size: "max" });
  await fc.assert(fc.asyncProperty(fc.nat(zones.length - 1), rounds, playAtOnce), {
    numRuns: HISTORIES_AT_ONCE,
    seed,
    endOnFailure,
  });
}, 240_000);
