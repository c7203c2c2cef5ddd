import type { getFetch } from "@trpc/client";

/** An answer that is not of the API's: a proxy's page, or that of another server. */
export class UnreadableAnswer extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super(`The server answered with ${response.status}, and nothing that can be read.`);
    this.name = "UnreadableAnswer";
    this.response = response;
  }
}

/** Fetches what the API answers; throws {@link UnreadableAnswer} for what is not JSON. */
export async function fetchAnswer(...[address, init]: Parameters<ReturnType<typeof getFetch>>): Promise<Response> {
  const { signal, ...request } = init ?? {};
  const response = await fetch(address, { ...request, signal: signal ?? null });
  if (response.headers.get("Content-Type")?.includes("json") === true) return response;
  await response.body?.cancel();
  throw new UnreadableAnswer(response);
}
