import { expect, test } from "vitest";
import { dialects } from "../create-app.ts";
import { asJson } from "./openapi-schemas.ts";
import { openApiDocument } from "./openapi.ts";

/** Objects of the partners' own making: whatever they send is kept for them. */
const free = /\/(partner_data|proctoring)(\/|$)/;

/** What is no schema, though it may look like one. */
const values = new Set(["example", "examples", "default", "enum", "const"]);

/** Where a document holds a schema that takes anything, or an object of which it says nothing. */
function loosePaths(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => !values.has(key));
  return entries.flatMap(([key, inner]) => [
    ...(isSchemaAt(path, key) && isLoose(inner) ? [`${path}/${key}`] : []),
    ...loosePaths(inner, `${path}/${key}`),
  ]);
}

const isSchemaAt = (path: string, key: string): boolean =>
  ["schema", "items", "additionalProperties"].includes(key) || /\/(properties|anyOf|oneOf|schemas)$/.test(path);

function isLoose(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const { description: _, examples: _also, ...said } = asJson(schema);
  return Object.keys(said).length === 0 || (said["type"] === "object" && !("properties" in said) && isOpen(said));
}

const isOpen = ({ additionalProperties = {} }: Readonly<Record<string, unknown>>): boolean =>
  additionalProperties !== false && isLoose(additionalProperties);

test("what is looked for is found", () => {
  const properties = { a: {}, b: { type: "object" }, c: { type: "array", items: {} }, d: { type: "string" } };
  expect(loosePaths({ schema: { type: "object", properties } }, "")).toEqual([
    "/schema/properties/a",
    "/schema/properties/b",
    "/schema/properties/c/items",
  ]);
});

test.each(dialects.map((dialect) => ({ name: dialect.name, dialect })))(
  "the document of $name says what is in all objects but those that are the partners' own",
  ({ dialect }) => {
    const loose = loosePaths(openApiDocument(dialect, "https://hirelane.example"), "");
    expect(loose.filter((path) => !free.test(path))).toEqual([]);
  },
);
