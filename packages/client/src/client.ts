import type { AppRouter } from "@hirelane/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { EventSource, type FetchLike } from "eventsource";
import superjson from "superjson";

/** Calls that one request may carry. */
const MAX_BATCH = 50;

/** Input from this length on goes into a body: percent-encoded, it may be too long for an address. */
const LONG_INPUT = 800;

/** How to reach a Hirelane installation, and as whom. */
export interface HirelaneClientOptions {
  /** The address of the installation, such as `https://hiring.example`. */
  readonly url: string;
  /** A token, or a function that gives one for each request; without one, only public calls work. */
  readonly token?: string | (() => string | Promise<string>);
  /** A candidate's key, from their invitation, in place of a token. */
  readonly activationKey?: string;
}

/** Every call of the API, by resource and verb. */
export type HirelaneClient = TRPCClient<AppRouter>;

/** The request context that a call may be given: `client.jobs.create.mutate(input, { context: { idempotencyKey } })`. */
export interface HirelaneCallContext extends Record<string, unknown> {
  /** Makes it safe to repeat a write: the same key and input gives the first answer again. */
  readonly idempotencyKey?: string;
}

/** Connects to an installation. Queries of the same moment travel together, mutations always alone. */
export function createHirelaneClient(options: HirelaneClientOptions): HirelaneClient {
  const url = new URL("/trpc", options.url).href;
  const shared = { url, transformer: superjson };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "query",
        true: splitLink({
          condition: ({ input }) => JSON.stringify(input ?? null).length > LONG_INPUT,
          true: httpLink({ ...shared, methodOverride: "POST", headers: () => authorization(options) }),
          false: httpBatchLink({
            ...shared,
            maxItems: MAX_BATCH,
            maxURLLength: 8000,
            headers: () => authorization(options),
          }),
        }),
        false: splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({
            ...shared,
            EventSource,
            eventSourceOptions: { fetch: (address, init) => fetchWithToken(options, address, init) },
          }),
          false: httpLink({
            ...shared,
            headers: async ({ op }) => ({ ...(await authorization(options)), ...idempotency(op.context) }),
          }),
        }),
      }),
    ],
  });
}

/** The EventSource of browsers sends no headers, and a token does not belong into an address. */
async function fetchWithToken(
  options: HirelaneClientOptions,
  ...[address, init]: Parameters<FetchLike>
): ReturnType<FetchLike> {
  return fetch(address, { ...init, headers: { ...init.headers, ...(await authorization(options)) } });
}

/** The header that presents whoever calls; none for strangers. */
export async function authorization({ token, activationKey }: HirelaneClientOptions): Promise<Record<string, string>> {
  if (activationKey !== undefined) return { Authorization: `ActivationKey ${activationKey}` };
  const key = typeof token === "function" ? await token() : token;
  return key === undefined ? {} : { Authorization: `Bearer ${key}` };
}

function idempotency({ idempotencyKey }: HirelaneCallContext): Record<string, string> {
  return typeof idempotencyKey === "string" ? { "Idempotency-Key": idempotencyKey } : {};
}
