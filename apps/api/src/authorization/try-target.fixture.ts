import { idOf, organisationOfActor, type RowName, type World, type WorldActor } from "@hirelane/testing";
import type { Target, TargetRequest } from "../testing/targets.ts";
import type { TestAnswer } from "../testing/use-api.ts";
import { idsIn, listingIn, type ToldId } from "./answer-ids.fixture.ts";
import { casesOf, isUnconditional, requestOf } from "./cases.fixture.ts";
import { letsIn, problemsOf, type Tried } from "./problems.fixture.ts";

/** What one actor was found to be able to do with one target. */
export interface Measurement {
  readonly target: Target;
  readonly actor: WorldActor;
  readonly allowed: boolean;
  /** The rows of the organisation that were tried, or listed to anybody; empty where it is about no row. */
  readonly tried: ReadonlySet<RowName>;
  /** Those of them on which it works, or that it lists. */
  readonly reached: ReadonlySet<RowName>;
}

/** What trying needs of the world around it. */
export interface Laboratory {
  readonly world: World;
  readonly unique: () => string;
  send(request: TargetRequest, actor: WorldActor): Promise<TestAnswer>;
  /** Undoes what a call did that was let in. */
  undo(): Promise<void>;
  /** Told of every id that an answer gave to a member of an organisation. */
  tell(ids: readonly ToldId[], organisationId: number): void;
  /** Told of what is wrong, in a sentence. */
  complain(problem: string): void;
}

/** Tries a target as an actor on every row, complains of every answer that is not as the data says, and sums up. */
export async function tryTarget(laboratory: Laboratory, target: Target, actor: WorldActor): Promise<Measurement> {
  const { world } = laboratory;
  const tried = new Set<RowName>();
  const reached = new Set<RowName>();
  let allowed = false;
  for (const tryout of casesOf(target, world, actor)) {
    const answer = await laboratory.send(requestOf(target, tryout, laboratory, actor), actor);
    const call = { target, tryout, actor, answer };
    for (const problem of problemsOf(world, call))
      laboratory.complain(`${target.name} as ${actor.name} (${tryout.name}): ${problem}`);
    laboratory.tell(idsIn(target, answer.body), organisationOfActor(actor) ?? 0);
    if (target.operation.effect === "write" && letsIn(call)) await laboratory.undo();
    if (letsIn(call)) allowed = true;
    for (const row of rowsOf(world, call)) {
      tried.add(row.name);
      if (row.reached) reached.add(row.name);
    }
  }
  return { target, actor, allowed, tried, reached };
}

/** The rows that a call says something about: the one that it was about, or all of those that a list might show. */
function rowsOf(world: World, call: Tried): { name: RowName; reached: boolean }[] {
  const { target, tryout, actor, answer } = call;
  const listing = isUnconditional(tryout) ? listingIn(target, answer) : null;
  if (listing === null) return tryout.row === null ? [] : [{ name: tryout.row.name, reached: letsIn(call) }];
  const { resource, ids } = listing;
  return world.rows.map((row) => ({ name: row.name, reached: ids.includes(idOf(row, resource, actor)) }));
}
