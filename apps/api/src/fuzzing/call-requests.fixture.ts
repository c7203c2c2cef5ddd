import type { World } from "@hirelane/testing";
import fc from "fast-check";
import superjson from "superjson";
import { z } from "zod";
import { procedureTargets, routeTargets, type Target } from "../testing/targets.ts";
import type { FuzzRequest } from "./fuzz-request.fixture.ts";
import { nastySegments } from "./nasty-values.fixture.ts";
import { nearValid, pathsOf } from "./near-valid.fixture.ts";
import { jsonText } from "./raw-json.fixture.ts";
import { superjsonMeta } from "./superjson-meta.fixture.ts";
import { uploadBodies } from "./upload-bodies.fixture.ts";
import { validInput } from "./valid-input.fixture.ts";

/** A request without the headers that say who calls. */
export type Message = Omit<FuzzRequest, "actor">;

const JSON_TYPE = { "Content-Type": "application/json" };

/** Calls of every procedure: right ones, and ones with one thing wrong in their input or in its superjson notes. */
export function procedureCalls(world: World): fc.Arbitrary<Message> {
  return fc.oneof(...procedureTargets.map((target) => callsOf(target, world)));
}

function callsOf({ operation, node }: Target, world: World): fc.Arbitrary<Message> {
  const valid = validInput(node, world);
  const input = fc.oneof({ weight: 1, arbitrary: valid }, { weight: 1, arbitrary: nearValid(valid) });
  const meta = fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: superjsonMeta.map((notes) => ({ notes })) },
  );
  return fc.tuple(input, meta).map(([value, strange]) => {
    const serialized = superjson.serialize(value);
    const text = jsonText(
      strange === null ? serialized : { json: serialized.json, meta: strange.notes(pathsIn(serialized.json)) },
    );
    return message(operation.id, operation.effect, text);
  });
}

/** The paths of a value, as superjson's notes name them. */
function pathsIn(value: unknown): string[] {
  return pathsOf(value).map((path) => path.join("."));
}

/** A call with its input as text. */
function message(path: string, effect: "read" | "write", text: string): Message {
  if (effect === "write") return { method: "POST", path: `/trpc/${path}`, headers: JSON_TYPE, body: Buffer.from(text) };
  const query = `input=${encodeURIComponent(text.toWellFormed())}`;
  const isShort = query.length < 12_000;
  return { method: "GET", path: `/trpc/${path}${isShort ? `?${query}` : ""}`, headers: {}, body: null };
}

/** Batches: of few calls and of far too many, with inputs for some of them and for none. */
export function batchCalls(world: World): fc.Arbitrary<Message> {
  const few = fc.array(fc.constantFrom(...procedureTargets), { minLength: 1, maxLength: 5 });
  const input = nearValid(fc.oneof(...procedureTargets.slice(0, 8).map((target) => validInput(target.node, world))));
  return fc
    .tuple(few, fc.array(input, { maxLength: 5 }), fc.constantFrom(1, 1, 1, 20, 1000), fc.boolean())
    .map(([targets, inputs, times, isPost]) => {
      const names = Array.from({ length: times }, () => targets.map(({ name }) => name)).flat();
      const text = jsonText(Object.fromEntries(inputs.map((value, index) => [index, superjson.serialize(value)])));
      const path = `/trpc/${names.slice(0, 1000).join(",")}`.slice(0, 14_000);
      if (isPost) return { method: "POST", path: `${path}?batch=1`, headers: JSON_TYPE, body: Buffer.from(text) };
      const query = encodeURIComponent(text.toWellFormed());
      return {
        method: "GET",
        path: `${path}?batch=1&input=${query.length < 1000 ? query : "{}"}`,
        headers: {},
        body: null,
      };
    });
}

const Parts = z.object({
  path: z.record(z.string(), z.unknown()),
  query: z.record(z.string(), z.unknown()),
  body: z.unknown(),
});

/** Requests to every route: right ones, and ones with one thing wrong in body, query or path. */
export function routeCalls(world: World): fc.Arbitrary<Message> {
  return fc.oneof(...routeTargets.map((target) => requestsOf(target, world)));
}

function requestsOf(target: Target, world: World): fc.Arbitrary<Message> {
  const route = target.rest?.route;
  const prefix = target.rest?.dialect.prefix ?? "";
  if (route === undefined) throw new Error("A procedure is no route.");
  const valid = validInput(target.node, world).map((value) => Parts.parse(value));
  const body = fc.oneof(fc.constant(null), nearValid(valid.map((parts) => parts.body)));
  const segment = sometimes(fc.constantFrom(...nastySegments));
  const query = sometimes(nearValid(valid.map((parts) => parts.query)));
  const uploads = route.own?.consumes === undefined ? fc.constant(null) : uploadBodies;
  const wishes = fc.tuple(valid, body, segment, query, fc.boolean(), uploads);
  return wishes.map(([parts, badBody, badSegment, badQuery, slash, uploaded]) => {
    const path = route.path.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => badSegment ?? encodeURIComponent(String(parts.path[name])),
    );
    const search = searchOf(badQuery ?? parts.query);
    const address = `${prefix}${slash ? path : path.replace(/\/$/, "")}${search}`;
    if (uploaded !== null) {
      const headers = { "Content-Type": uploaded.type };
      return { method: route.method, path: address, headers, body: uploaded.body };
    }
    if (route.body === null) return { method: route.method, path: address, headers: {}, body: null };
    return {
      method: route.method,
      path: address,
      headers: JSON_TYPE,
      body: Buffer.from(jsonText(badBody ?? parts.body)),
    };
  });
}

/** Null mostly. */
function sometimes<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: values });
}

function searchOf(query: unknown): string {
  if (typeof query !== "object" || query === null) return `?${encodeURIComponent(jsonText(query).slice(0, 2000))}`;
  const parts = Object.entries(query).map(([name, value]) => {
    const text = typeof value === "string" ? value : jsonText(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(text.slice(0, 2000).toWellFormed())}`;
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
