import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource, type FetchLike } from "eventsource";
import superjson from "superjson";
import { authorization, type HirelaneCredentials } from "./authorization.ts";
import type { HirelaneClient } from "./calls.ts";
import { persistenceLink } from "./persistence-link.ts";
import type { HirelaneRetries } from "./retry-policy.ts";
import type { AppRouter } from "./router.ts";
import { fetchAnswer } from "./unreadable-answer.ts";

/** Calls that one request may carry. */
const MAX_BATCH = 50;

/** Input from this length on goes into a body: percent-encoded, it may be too long for an address. */
const LONG_INPUT = 800;

/** How to reach a Hirelane installation, and as whom. */
export interface HirelaneClientOptions extends HirelaneCredentials {
  /** The address of the installation, such as `https://hiring.example`. */
  readonly url: string;
  /**
   * How calls that did not get through are repeated: after a broken connection, and after 429, 502 and 503. Mutations are
   * repeated under an Idempotency-Key only, which the client makes for them; `false` leaves all of this out.
   */
  readonly retry?: HirelaneRetries | false;
}

/** Connects to an installation. Queries of the same moment travel together, mutations always alone. */
export function createHirelaneClient(options: HirelaneClientOptions): HirelaneClient {
  const url = new URL("/trpc", options.url).href;
  const shared = { url, transformer: superjson };
  const called = { ...shared, fetch: fetchAnswer };
  const { retry = {} } = options;
  return createTRPCClient<AppRouter>({
    links: [
      persistenceLink({ retries: retry === false ? null : retry, authorization: () => authorization(options) }),
      splitLink({
        condition: (operation) => operation.type === "query",
        true: splitLink({
          condition: ({ input }) => JSON.stringify(input ?? null).length > LONG_INPUT,
          true: httpLink({ ...called, methodOverride: "POST", headers: () => authorization(options) }),
          false: httpBatchLink({
            ...called,
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
          false: httpLink({ ...called, headers: ({ op }) => headersOf(op.context) }),
        }),
      }),
    ],
  });
}

/** The EventSource of browsers sends no headers, and a token does not belong into an address. */
async function fetchWithToken(
  credentials: HirelaneCredentials,
  ...[address, init]: Parameters<FetchLike>
): ReturnType<FetchLike> {
  return fetch(address, { ...init, headers: { ...init.headers, ...(await authorization(credentials)) } });
}

/** Those that the persistence link has settled on. */
function headersOf({ headers = {} }: { readonly headers?: Record<string, string> }): Record<string, string> {
  return headers;
}
