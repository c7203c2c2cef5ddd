import { onTestFinished } from "vitest";

// oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
type Answer = any;

/** Calls procedures as any program can that speaks HTTP. */
export interface TrpcCaller {
  query(procedure: string, input: object): Promise<Answer>;
  mutate(procedure: string, input: object): Promise<Answer>;
  /** Follows a subscription over server-sent events until the test ends; gives what has come so far, message by message. */
  subscribe(procedure: string, input: object): Promise<() => readonly string[]>;
}

/** A caller with a token, or (null) without. An answer that is an error is thrown with its text. */
export function trpcCaller(url: string, token: string | null): TrpcCaller {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Token ${token}` };
  const read = async (procedure: string, response: Response): Promise<Answer> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${text}`);
    return JSON.parse(text).result.data.json;
  };
  const addressOf = (procedure: string, input: object): string =>
    `${url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(wireOf(input)))}`;
  return {
    async query(procedure, input) {
      return read(procedure, await fetch(addressOf(procedure, input), { headers }));
    },
    async mutate(procedure, input) {
      const body = JSON.stringify(wireOf(input));
      const request = { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body };
      return read(procedure, await fetch(`${url}/trpc/${procedure}`, request));
    },
    async subscribe(procedure, input) {
      const ending = new AbortController();
      onTestFinished(() => ending.abort());
      const accept = { ...headers, Accept: "text/event-stream" };
      const response = await fetch(addressOf(procedure, input), { headers: accept, signal: ending.signal });
      if (!response.ok || response.body === null) throw new Error(`${procedure} answered ${response.status}.`);
      const messages: string[] = [];
      void follow(response.body, messages).catch(() => undefined);
      return () => messages;
    },
  };
}

async function follow(body: ReadableStream<Uint8Array>, messages: string[]): Promise<void> {
  let pending = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const parts = `${pending}${decoder.decode(chunk, { stream: true })}`.split("\n\n");
    pending = parts.pop() ?? "";
    messages.push(...parts);
  }
}

/** The form of superjson, for objects whose only dates are at the top. */
function wireOf(input: object): object {
  const dates = Object.entries(input).filter(([, value]) => value instanceof Date);
  if (dates.length === 0) return { json: input };
  return { json: input, meta: { values: Object.fromEntries(dates.map(([name]) => [name, ["Date"]])) } };
}
