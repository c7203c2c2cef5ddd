import { type Permission, permissions } from "@hirelane/domain";
import { accessTo, idOf, isKnown, type World, type WorldActor } from "@hirelane/testing";
import { z } from "zod";
import type { Target } from "../testing/targets.ts";
import type { TestAnswer } from "../testing/use-api.ts";
import { idsIn, listingIn, strangeIds } from "./answer-ids.fixture.ts";
import { type Case, isUnconditional } from "./cases.fixture.ts";
import { expectedOutcome, refusals } from "./expected-outcome.fixture.ts";

/** One call that was made, and its answer. */
export interface Tried {
  readonly target: Target;
  readonly tryout: Case;
  readonly actor: WorldActor;
  readonly answer: TestAnswer;
}

/**
 * Whether an answer lets the caller in; what strangers may call can refuse a password, and has let them in still. A 403
 * that names a field is about the row's state, whose turn it is, and not about the caller's rights.
 */
export function letsIn({ target, answer }: Tried): boolean {
  const permission: Permission = permissions[target.operation.permission];
  if (answer.status === 403 && namesField(answer.body)) return true;
  return !refusals.includes(answer.status) || (permission.anonymous === true && answer.status === 401);
}

const FieldsOfTrpc = z.object({
  error: z.object({ json: z.object({ data: z.object({ fields: z.array(z.unknown()).min(1) }) }) }),
});
const FieldsOfDialect = z.record(z.string(), z.array(z.string()));

function namesField(body: unknown): boolean {
  return FieldsOfTrpc.safeParse(body).success || FieldsOfDialect.safeParse(body).success;
}

/** Everything that is wrong with an answer, in sentences. */
export function problemsOf(world: World, tried: Tried): string[] {
  return [...wrongStatus(tried), ...indiscretions(world, tried), ...missingRows(world, tried)];
}

function wrongStatus(tried: Tried): string[] {
  const { target, tryout, actor, answer } = tried;
  const expected = expectedOutcome(target, tryout, actor);
  if (answer.status >= 500) return [`answers ${answer.status}`];
  if (!expected.allowed) {
    const listsNothing = tryout.narrowed && answer.status === 200;
    const isRight = expected.statuses.includes(answer.status) || listsNothing;
    return isRight ? [] : [`answers ${answer.status} instead of ${expected.statuses.join(" or ")}`];
  }
  if (tryout.mixed) return [];
  if (!letsIn(tried)) return [`answers ${answer.status}, and is allowed`];
  return target.operation.effect === "read" && answer.status !== 200 ? [`answers ${answer.status} to a read`] : [];
}

function indiscretions(world: World, { target, actor, answer }: Tried): string[] {
  const strange = strangeIds(idsIn(target, answer.body), world, actor).map(
    ({ resource, id }) => `tells of ${resource} ${id}`,
  );
  const keys = world.rows
    .filter((row) => answer.text.includes(row.activationKey) && accessTo(row, "videoInterview", actor) !== "manage")
    .map((row) => `tells the activation key of ${row.name}`);
  return [...strange, ...keys];
}

/** A list without conditions shows every row that its reader may know of. */
function missingRows(world: World, { target, tryout, actor, answer }: Tried): string[] {
  const listing = isUnconditional(tryout) ? listingIn(target, answer) : null;
  if (listing === null) return [];
  const { resource, ids } = listing;
  const permission: Permission = permissions[target.operation.permission];
  return world.rows
    .filter((row) =>
      permission.row === "none" ? isKnown(row, resource, actor) : accessTo(row, resource, actor) !== "none",
    )
    .filter((row) => !ids.includes(idOf(row, resource, actor)))
    .map((row) => `leaves out ${resource} of ${row.name}`);
}
