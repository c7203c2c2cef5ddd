import type { TRPCClient } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "./router.ts";

/** Every call of the API, by resource and verb. */
export type HirelaneClient = TRPCClient<AppRouter>;

/** What calls are given: `HirelaneInputs["jobs"]["create"]`. */
export type HirelaneInputs = inferRouterInputs<AppRouter>;

/** What calls answer: `HirelaneOutputs["jobs"]["list"]["items"][number]`. */
export type HirelaneOutputs = inferRouterOutputs<AppRouter>;

/** The request context that a call may be given: `client.jobs.create.mutate(input, { context: { idempotencyKey } })`. */
export interface HirelaneCallContext extends Record<string, unknown> {
  /** Makes it safe to repeat a write: the same key and input gives the first answer again. */
  readonly idempotencyKey?: string;
}
