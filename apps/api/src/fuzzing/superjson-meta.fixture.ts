import fc from "fast-check";
import { RawJson } from "./raw-json.fixture.ts";

const path = fc.constantFrom("", "id", "jobId", "filters", "filters.jobId", "title", "0", "a.b.c", "deadline", "__proto__", "constructor.prototype.polluted", "x\\y", "\\.");

const annotation = fc.constantFrom<unknown>(
  ...["undefined", "bigint", "Date", "regexp", "Set", "map", "Error", "URL", "number", "nonsense"].map((kind) => [kind]),
  ...[["custom", "x"], ["class", "Object"], ["symbol", "iterator"], ["typed-array", "Uint8Array"], ["typed-array", "Function"]].map((kind) => [kind]),
  [["Date"], { 0: ["Date"] }],
  ["Set", { 0: ["map"], 5: ["Date"] }],
  ["map", { "0.1": ["undefined"] }],
  [],
  "Date",
  null,
  1,
);

const values = fc.oneof(annotation, fc.dictionary(path, annotation, { maxKeys: 3 }));
const equalities = fc.oneof(
  fc.dictionary(path, fc.array(path, { maxLength: 3 }), { maxKeys: 3 }),
  fc.array(path, { maxLength: 2 }).map((paths) => [paths]),
  fc.constantFrom<unknown>(null, 1, "id", [[""]], { "": [""] }, { id: "id" }, { filters: ["filters.filters"] }),
);

/** The notes that superjson reads beside a value, mostly about things that are not there. */
export const superjsonMeta: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ values, referentialEqualities: equalities, v: fc.constantFrom(0, 1, 2, "1") }, { requiredKeys: [] }),
  fc.constantFrom<unknown>(null, 1, "x", [], new RawJson('{"__proto__":{"values":["Date"]}}'), new RawJson('{"values":{"__proto__":["Date"]}}')),
);
