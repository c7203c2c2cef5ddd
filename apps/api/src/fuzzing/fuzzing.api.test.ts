import { type DatabaseSnapshot, makeWorld, takeSnapshot, type World } from "@hirelane/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { anyRequest } from "./any-request.fixture.ts";
import { openSender } from "./fuzz-request.fixture.ts";
import { verdictOn } from "./verdict.fixture.ts";

/** `FUZZ_SEED` repeats a run, `FUZZ_REQUESTS` makes one longer or shorter. */
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const requests = Number(process.env["FUZZ_REQUESTS"] ?? 10_000);
const AT_ONCE = 20;
const RUNS_BETWEEN_RESTORES = 10;

const t = useApi();
let world: World;
let snapshot: DatabaseSnapshot;

beforeAll(async () => {
  world = await makeWorld(t().kernel);
  snapshot = await takeSnapshot(t().superuserUrl);
});

afterAll(() => snapshot.forget());

test(`no request gets more than a clear refusal (seed ${seed})`, { timeout: 600_000 }, async () => {
  const sender = openSender(t().url);
  let runs = 0;
  let successes = 0;
  const property = fc.asyncProperty(
    fc.array(anyRequest(world), { minLength: AT_ONCE, maxLength: AT_ONCE, size: "max" }),
    async (batch) => {
      runs += 1;
      if (runs % RUNS_BETWEEN_RESTORES === 0) await snapshot.restore();
      const problems = await Promise.all(
        batch.map(async (request) => {
          const answer = await sender.send(request);
          if (answer.status < 300) successes += 1;
          return verdictOn(request, answer).map((problem) => `${fc.stringify(request)} ${problem}`);
        }),
      );
      expect(problems.flat()).toEqual([]);
    },
  );
  await fc.assert(property, { seed, numRuns: requests / AT_ONCE });
  sender.close();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("polluted" in {}).toBe(false);
  expect(successes, "too few requests got past the first check").toBeGreaterThan(requests / 20);
});

test("the log has no key in it, and tells of no defect", () => {
  const log = t().log.join("");
  for (const { name, token, activationKey } of world.actors) {
    for (const key of [token, activationKey]) expect(key !== undefined && log.includes(key), name).toBe(false);
  }
  expect(t().log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
