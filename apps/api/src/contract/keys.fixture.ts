import type { PermissionName } from "@hirelane/domain";
import type { Kernel, WriteOperation } from "@hirelane/operations";
import type { WorldActor } from "@hirelane/testing";
import { z } from "zod";
import { keys } from "./calls.fixture.ts";

const Nothing = z.strictObject({});
type Nothing = z.output<typeof Nothing>;

function writeOf(
  permission: PermissionName,
  run: () => Promise<Nothing>,
): WriteOperation<typeof Nothing, typeof Nothing> {
  const shape = { id: "contract.write", summary: "", input: Nothing, output: Nothing };
  return { ...shape, effect: "write", idempotency: "keyed", permission, run };
}

/**
 * Makes a write that the actor may make under one of the keys, and begins another under the other, which goes on until it
 * is released.
 */
export async function spendKeys(
  kernel: Kernel,
  actor: WorldActor,
  permission: PermissionName,
): Promise<() => Promise<void>> {
  const { token, activationKey = "" } = actor;
  const principal = await kernel.authenticate(
    token === undefined ? { kind: "activationKey", key: activationKey } : { kind: "token", key: token },
  );
  const call = { principal, requestId: "contract", address: "" };
  const used = writeOf(permission, () => Promise.resolve({}));
  await kernel.run(used, {}, { ...call, idempotencyKey: keys.used });
  const { promise: gate, resolve: release } = Promise.withResolvers<Nothing>();
  const { promise: running, resolve: arrive } = Promise.withResolvers<void>();
  const slow = writeOf(permission, () => {
    arrive();
    return gate;
  });
  const writing = kernel.run(slow, {}, { ...call, idempotencyKey: keys.running });
  await running;
  return async () => {
    release({});
    await writing;
  };
}
