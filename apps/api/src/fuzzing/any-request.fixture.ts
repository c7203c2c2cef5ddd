import type { World } from "@hirelane/testing";
import fc from "fast-check";
import { batchCalls, procedureCalls, routeCalls } from "./call-requests.fixture.ts";
import { type FuzzRequest, reported } from "./fuzz-request.fixture.ts";
import { bodyMessages, methodMessages, oddHeaders } from "./hostile-requests.fixture.ts";

/** Any request, by anybody of the world: valid, almost valid, or meant to break something. */
export function anyRequest(world: World): fc.Arbitrary<FuzzRequest> {
  const message = fc.oneof(
    { weight: 9, arbitrary: procedureCalls(world) },
    { weight: 7, arbitrary: routeCalls(world) },
    { weight: 1, arbitrary: batchCalls(world) },
    { weight: 1, arbitrary: bodyMessages(world) },
    { weight: 2, arbitrary: methodMessages(world) },
  );
  const odd = fc.option(oddHeaders, { freq: 4, nil: {} });
  return fc.tuple(fc.constantFrom(...world.actors), message, odd).map(([actor, { method, path, headers, body }, strange]) => {
    const key = actor.token === undefined ? actor.activationKey && `ActivationKey ${actor.activationKey}` : `Token ${actor.token}`;
    const authorization: Record<string, string> = key ? { Authorization: key } : {};
    return reported({ actor: actor.name, method, path, headers: { ...headers, ...authorization, ...strange }, body });
  });
}
