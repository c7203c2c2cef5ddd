import createClient, { type Client } from "openapi-fetch";
import type { paths as V1 } from "./generated/v1.d.ts";
import type { paths as V3 } from "./generated/v3.d.ts";

/** Where the API is, and a user who may do all in the organisation. */
export interface Partner {
  readonly url: string;
  readonly email: string;
  readonly password: string;
}

export type Recruiting = Client<V1>;
export type InterviewSuite = Client<V3>;

/** What an answer holds; throws at a refusal. */
export async function read<Data>(answer: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new Error(`${response.url}: ${response.status} ${JSON.stringify(error)}`);
  return data;
}

/** Logs in over v1. */
export async function logIn({ url, email, password }: Partner): Promise<Recruiting> {
  const recruiting = createClient<V1>({ baseUrl: `${url}/api/v1` });
  const { access } = await read(recruiting.POST("/accounts/token/", { body: { email, password } }));
  recruiting.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${access}`);
      return request;
    },
  });
  return recruiting;
}

/** Speaks v3 as a manager, after a login there, or as the candidate of an activation key. */
export function interviewSuite(url: string, authorization: string): InterviewSuite {
  return createClient<V3>({ baseUrl: `${url}/api/v3`, headers: { Authorization: authorization } });
}

/** Asks again until there is what is waited for: the worker brings it about. */
export async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (let times = 0; times < 300; times += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("What was waited for has not come.");
}
