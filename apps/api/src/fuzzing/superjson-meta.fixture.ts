import fc from "fast-check";
import { RawJson } from "./raw-json.fixture.ts";

/** Notes about a value, for the paths that it has. */
export type Notes = (paths: readonly string[]) => unknown;

const ODD = [
  "",
  "id",
  "0",
  "a.b.c",
  "__proto__",
  "constructor.prototype.polluted",
  "x\\y",
  "\\.",
  "filters.filters",
  "deadline.0",
];

/** A path that the value has, mostly. */
const path: fc.Arbitrary<(paths: readonly string[]) => string> = fc.oneof(
  { weight: 3, arbitrary: fc.nat().map((number) => (paths: readonly string[]) => paths[number % paths.length] ?? "") },
  { weight: 1, arbitrary: fc.constantFrom(...ODD).map((odd) => () => odd) },
);

const annotation = fc.constantFrom<unknown>(
  ...["undefined", "bigint", "Date", "regexp", "Set", "map", "Error", "URL", "number", "nonsense"].map((kind) => [
    kind,
  ]),
  ...[
    ["custom", "x"],
    ["class", "Object"],
    ["symbol", "iterator"],
    ["typed-array", "Uint8Array"],
    ["typed-array", "Float64Array"],
  ].map((kind) => [kind]),
  [["typed-array", "Function"]],
  ["Set", { 0: ["map"], 5: ["Date"] }],
  ["map", { "0.1": ["undefined"] }],
  [],
  "Date",
  null,
  1,
);

const values: fc.Arbitrary<Notes> = fc.oneof(
  annotation.map((note) => () => note),
  fc
    .array(fc.tuple(path, annotation), { maxLength: 3 })
    .map((entries) => (paths: readonly string[]) => Object.fromEntries(entries.map(([at, note]) => [at(paths), note]))),
);

const equalities: fc.Arbitrary<Notes> = fc.oneof(
  fc
    .array(fc.tuple(path, path), { minLength: 1, maxLength: 3 })
    .map((pairs) => (paths: readonly string[]) => Object.fromEntries(pairs.map(([a, b]) => [a(paths), [b(paths)]]))),
  fc.array(path, { maxLength: 2 }).map((same) => (paths: readonly string[]) => [same.map((at) => at(paths))]),
  fc.constantFrom<unknown>(null, 1, "id", [[""]], { "": [""] }, { id: "id" }).map((odd) => () => odd),
);

/** The notes that superjson reads beside a value: about types that it does not have, and about parts that are one. */
export const superjsonMeta: fc.Arbitrary<Notes> = fc.oneof(
  values.map((note) => (paths: readonly string[]) => ({ values: note(paths), v: 1 })),
  equalities.map((note) => (paths: readonly string[]) => ({ referentialEqualities: note(paths), v: 1 })),
  fc.tuple(values, equalities).map(([a, b]) => (paths: readonly string[]) => ({
    values: a(paths),
    referentialEqualities: b(paths),
    v: 1,
  })),
  fc
    .constantFrom<unknown>(
      null,
      1,
      "x",
      [],
      new RawJson('{"__proto__":{"values":["Date"]}}'),
      new RawJson('{"values":{"__proto__":["Date"]}}'),
    )
    .map((odd) => () => odd),
);
