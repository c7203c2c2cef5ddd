import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failure, read, valuesOf } from "./read.fixture.ts";

const luke = { first_name: "Luke", email: "luke@tatooine.example" };
const leia = { first_name: "Leia", email: "leia@alderaan.example" };

describe("JSON", () => {
  test.each([
    ["an array", JSON.stringify([luke, leia])],
    ["an array, spread over lines", `\n${JSON.stringify([luke, leia], null, 2)}\n`],
    ["an object with candidates", JSON.stringify({ candidates: [luke, leia] })],
    [
      "an object with much beside",
      JSON.stringify({ a: [{ candidates: [1] }], b: "x".repeat(200_000), candidates: [luke, leia], c: {} }),
    ],
  ])("as %s", async (_, text) => {
    expect(await valuesOf("json", text)).toEqual([luke, leia]);
  });

  test("values are those that JSON.parse gives", async () => {
    const text = fc.string({ unit: "grapheme" });
    const rows = fc.array(fc.dictionary(text, fc.jsonValue({ stringUnit: "grapheme" })), { minLength: 1 });
    const property = fc.asyncProperty(rows, async (values) => {
      const json = JSON.stringify(values);
      expect(await valuesOf("json", json)).toEqual(JSON.parse(json));
    });
    await expect(fc.assert(property)).resolves.toBeUndefined();
  });

  test("elements that can be no row are problems of their own", async () => {
    const deep = `${'{"a":'.repeat(21)}1${"}".repeat(21)}`;
    const text = `[1, null, "x", [2], {"a":"\\u0000"}, {"a":"\\ud800"}, {"a":1e999}, ${deep}, ${"[".repeat(30_000)}${"]".repeat(30_000)}, {"a":1}]`;
    expect(await valuesOf("json", text)).toEqual([
      ...Array.from({ length: 4 }, () => "The row is not an object."),
      "Contains a character that cannot be stored.",
      "Contains a character that cannot be stored.",
      "The number is too large.",
      "Nests deeper than 20 levels.",
      "Nests deeper than 20 levels.",
      { a: 1 },
    ]);
  });

  test.each([
    ["a truncated array", '[{"a":1},{"a":2', "malformed", 2],
    ["an array without its end", '[{"a":1}', "malformed", 2],
    ["a truncated object", '{"candidates":[{"a":1}]', "malformed", null],
    ["something behind the array", '[{"a":1}] x', "malformed", null],
    ["a comma too many", `[${'{"a":1},'.repeat(100)}]`, "malformed", 97],
    ["no JSON", "first_name,email", "malformed", null],
    ["a number", "12", "malformed", null],
    ["text", '"x"', "malformed", null],
    ["an object without candidates", '{"candidate":[]}', "malformed", null],
    ["candidates that are no array", '{"candidates":{"a":1}}', "malformed", null],
    ["candidates twice", '{"candidates":[{}],"candidates":[{}]}', "malformed", null],
    ["10 MB in one field", `[{"a":1},{"a":"${"x".repeat(10_000_000)}"}]`, "too_large", 2],
    ["a name of 10 MB", `[{"${"x".repeat(10_000_000)}":1}]`, "too_large", 1],
    ["a number of 10 MB", `[{"a":${"1".repeat(10_000_000)}}]`, "too_large", 1],
    ["brackets without end", `{"x":${"[".repeat(1_000_000)}`, "malformed", null],
  ])("%s is refused", async (_, text, problem, row) => {
    expect(await failure(read("json", text, {}, 64 * 1024))).toMatchObject({ problem, row });
  });
});
