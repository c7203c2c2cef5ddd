import { isDeepStrictEqual } from "node:util";
import { positionCursor } from "@hirelane/db";
import { type Call, operations } from "@hirelane/operations";
import { makeWorld, until, type World, type WorldActor } from "@hirelane/testing";
import superjson from "superjson";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type TestAnswer, useApi } from "../testing/use-api.ts";

const t = useApi();
const { jobs } = operations;
const BEGINNING = positionCursor({ transactionId: "0", id: "0" });
let world: World;
beforeAll(async () => {
  world = await makeWorld(t().kernel);
});

const Message = z.object({ json: z.object({ id: z.number() }).nullable() });
const Failure = z.object({ json: z.object({ data: z.object({ httpStatus: z.number() }) }) });
const Items = z.object({
  result: z.object({
    data: z.object({
      json: z.object({ items: z.array(z.object({ id: z.number() })), nextCursor: z.string().nullable() }),
    }),
  }),
});

const pathOf = (procedure: string, input: object): string =>
  `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;

/** What `events.list` answers an actor on all of its pages: a status, and the ids. */
async function listed({ token, activationKey }: WorldActor): Promise<{ status: number; ids: number[] }> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ;) {
    const input = { order: "position", limit: 100, cursor };
    const { status, body }: TestAnswer = await t().request("GET", pathOf("events.list", input), {
      token,
      activationKey,
    });
    if (status !== 200) return { status, ids };
    const page = Items.parse(body).result.data.json;
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return { status, ids };
    cursor = page.nextCursor;
  }
}

/** A subscription from the beginning of the feed: the ids that it told of so far, and the status of its refusal. */
interface Stream {
  readonly ids: number[];
  refusal: number | null;
  close(): void;
}

function subscribe({ token, activationKey }: WorldActor): Stream {
  const authorization = token === undefined ? activationKey && `ActivationKey ${activationKey}` : `Token ${token}`;
  const leave = new AbortController();
  const stream: Stream = { ids: [], refusal: null, close: () => leave.abort() };
  const read = async (): Promise<void> => {
    const response = await fetch(new URL(pathOf("events.subscribe", { lastEventId: BEGINNING }), t().url), {
      headers: authorization === undefined ? {} : { Authorization: authorization },
      signal: leave.signal,
    });
    let rest = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = (rest + chunk).split("\n\n");
      rest = messages.pop() ?? "";
      for (const message of messages) take(stream, message);
    }
  };
  read().catch(() => undefined);
  return stream;
}

function take(stream: Stream, message: string): void {
  const [, event = "message"] = /^event: (.*)$/m.exec(message) ?? [];
  const [, data = ""] = /^data: (.*)$/m.exec(message) ?? [];
  if (event === "serialized-error") stream.refusal = Failure.parse(JSON.parse(data)).json.data.httpStatus;
  if (event !== "message" || data === "") return;
  const { json } = Message.parse(JSON.parse(data));
  if (json !== null) stream.ids.push(json.id);
}

test("a subscription tells everybody what the list shows them, then and live, and refuses whom it refuses", async () => {
  const streams = world.actors.map((actor) => ({ actor, stream: subscribe(actor) }));
  const agree = async (): Promise<void> => {
    for (const { actor, stream } of streams) {
      const { status } = await listed(actor);
      if (status !== 200) await until(() => stream.refusal === status);
      else await until(async () => isDeepStrictEqual((await listed(actor)).ids, stream.ids));
    }
  };
  await agree();
  const refused = streams.filter(({ stream }) => stream.refusal !== null).map(({ actor }) => actor.name);
  const before = streams.map(({ stream }) => stream.ids.length);
  for (const row of world.rows) {
    const owner = world.actors.find(
      ({ name }) => name === (row.name === "otherOrganisation" ? "ownerOfAnotherOrganisation" : "owner"),
    );
    await t().kernel.run(jobs.update, { id: row.ids.job, title: "Told" }, callOf(owner));
  }
  const readers = ["owner", "admin", "recruiter", "hiringManager", "ownerOfAnotherOrganisation"];
  const namesOfGrown = (): string[] =>
    streams.filter(({ stream }, index) => stream.ids.length > (before[index] ?? 0)).map(({ actor }) => actor.name);
  await until(() => namesOfGrown().length >= readers.length);
  await agree();
  const grown = namesOfGrown();
  expect(grown).toEqual(readers);
  expect(refused).toEqual(world.actors.map(({ name }) => name).filter((name) => !grown.includes(name)));
  for (const { stream } of streams) stream.close();
});

function callOf(actor: WorldActor | undefined): Call {
  if (actor?.actor.kind !== "user") throw new Error("An owner is a user.");
  return { principal: actor.actor, requestId: "test", address: "192.0.2.1" };
}
