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
  const odd = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders });
  const reaching = world.actors.filter(({ name }) => name === "owner" || name === "recruiter");
  const actor = fc.oneof(fc.constantFrom(...world.actors), fc.constantFrom(...reaching));
  return fc.tuple(actor, message, odd).map(([caller, { method, path, headers, body }, strange]) => {
    const key =
      caller.token === undefined
        ? caller.activationKey && `ActivationKey ${caller.activationKey}`
        : `Token ${caller.token}`;
    const authorization: Record<string, string> = key ? { Authorization: key } : {};
    return reported({ actor: caller.name, method, path, headers: { ...headers, ...authorization, ...strange }, body });
  });
}
