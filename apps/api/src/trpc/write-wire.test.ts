import fc from "fast-check";
import superjson from "superjson";
import { expect, test } from "vitest";
import { writeWire } from "./write-wire.ts";

const received = (sent: unknown): unknown => superjson.deserialize(JSON.parse(JSON.stringify(sent)));

/** superjson refuses these, and so does the wire. */
const refused = ["__proto__", "constructor", "prototype"];
const keys = fc.oneof(
  fc.string().filter((key) => !refused.includes(key)),
  fc.constantFrom("a.b", "a\\.b", "", "0", "toJSON", "length"),
);
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, 1n),
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(new Map([["a", new Date(0)]]), new Set([1]), new URL("https://hirelane.example/")),
  ),
  tree: fc.oneof({ depthSize: "small" }, tie("leaf"), fc.array(tie("tree")), fc.dictionary(keys, tie("tree"))),
}));

test("a reader gets what superjson itself would have sent", () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(received(writeWire(value))).toEqual(received(superjson.serialize(value)));
    }),
  );
});

test("a page of rows with dates is sent as it is, with its dates noted in superjson's words", () => {
  const at = new Date("2026-01-02T03:04:05.678Z");
  const page = {
    items: [
      { id: 1, "a.b": at, skills: ["x"], resume: { scoredAt: at } },
      { id: 2, resume: null },
    ],
    nextCursor: null,
  };
  const sent = writeWire(page);
  expect(sent.json).toBe(page);
  const { referentialEqualities: _, ...meta } = superjson.serialize(page).meta ?? {};
  expect(sent.meta).toEqual(meta);
  expect(received(sent)).toEqual(page);
});

test("what could reach a prototype is refused", () => {
  for (const key of refused) expect(() => writeWire({ [key]: 1 })).toThrow("pollution");
});

test("what JSON cannot hold goes superjson's way", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  for (const value of [
    undefined,
    [undefined],
    Number.NaN,
    new Date(Number.NaN),
    new Error("x"),
    circular,
    new Date(0),
  ]) {
    expect(JSON.stringify(writeWire(value))).toBe(JSON.stringify(superjson.serialize(value)));
  }
});
