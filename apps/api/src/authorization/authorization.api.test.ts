import { type DatabaseSnapshot, makeWorld, takeSnapshot, type World } from "@hirelane/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { procedureTargets, routeTargets } from "../testing/targets.ts";
import { useApi } from "../testing/use-api.ts";
import { cellsOf, permissionDocument } from "./permission-table.fixture.ts";
import { type Laboratory, type Measurement, tryTarget } from "./try-target.fixture.ts";

const t = useApi();
const targets = [...procedureTargets, ...routeTargets];
const measurements: Measurement[] = [];
const toldTo = new Map<string, Set<number>>();
let world: World;
let snapshot: DatabaseSnapshot;
let words = 0;

beforeAll(async () => {
  world = await makeWorld(t().kernel);
  snapshot = await takeSnapshot(t().superuserUrl);
});

afterAll(() => snapshot.forget());

/** Routes below a job do not list what is shared of it, because its holder does not see the job. */
const alike = (cell: string): string =>
  cell === "yes"
    ? "all"
    : cell
        .split(" + ")
        .filter((row) => row !== "shared")
        .join(" + ");

function openLaboratory(problems: string[]): Laboratory {
  return {
    world,
    unique: () => `word${(words += 1)}`,
    send: ({ method, path, body }, { token, activationKey }) =>
      t().request(method, path, { token, activationKey, body }),
    undo: () => snapshot.restore(),
    tell(ids, organisationId) {
      for (const { resource, id } of ids) {
        const key = `${resource} ${id}`;
        toldTo.set(key, (toldTo.get(key) ?? new Set()).add(organisationId));
      }
    },
    complain: (problem) => problems.push(problem),
  };
}

test.each(targets)("$name answers everybody as the permissions say", async (target) => {
  const problems: string[] = [];
  const laboratory = openLaboratory(problems);
  if (target.operation.effect === "read") {
    measurements.push(...(await Promise.all(world.actors.map((actor) => tryTarget(laboratory, target, actor)))));
  } else {
    for (const actor of world.actors) measurements.push(await tryTarget(laboratory, target, actor));
  }
  expect(problems).toEqual([]);
  expect(await snapshot.isUntouched(), "a refused call has written").toBe(true);
});

test("no row is told of in two organisations", () => {
  expect(toldTo.size).toBeGreaterThan(0);
  expect([...toldTo].filter(([, organisations]) => organisations.size > 1)).toEqual([]);
});

test("a route lets in whom its operation lets in", () => {
  const cells = Map.groupBy(measurements, ({ target }) => target);
  for (const target of routeTargets) {
    const procedure = procedureTargets.find(({ operation }) => operation === target.operation);
    const [route, operation] = [target, procedure].map((each) => cellsOf((each && cells.get(each)) ?? []));
    expect(
      route?.map((cell) => alike(cell)),
      target.name,
    ).toEqual(operation?.map((cell) => alike(cell)));
  }
});

test("docs/permissions.md says what was measured", async () => {
  await expect(permissionDocument(measurements)).toMatchFileSnapshot("../../../../docs/permissions.md");
});
