import type { World } from "@hirelane/testing";
import fc from "fast-check";
import { valuesFor } from "../testing/sample-input.ts";
import { type SchemaNode, takes } from "../testing/schema-node.ts";
import { nastyCursors, nastyValues } from "./nasty-values.fixture.ts";
import { RawJson } from "./raw-json.fixture.ts";

const LENGTHS = [1, 2, 10, 20, 50, 60, 100, 200, 254, 500, 600, 5000, 20_000];

/** Input that a schema takes, except that ids may point at any row of the world, or at none. */
export function validInput(node: SchemaNode, world: World): fc.Arbitrary<unknown> {
  switch (node.kind) {
    case "id":
      return fc.constantFrom(...idsFor(node, world));
    case "array":
      return fc.array(validInput(node.element, world), { maxLength: 3 });
    case "choice":
      return fc.oneof(...node.options.map((option) => validInput(option, world)));
    case "object": {
      const required = node.fields.filter((field) => !field.optional).map((field) => field.name);
      const fields = node.fields.map(({ name, node: field }) => [name, name === "cursor" ? cursors : validField(field, name, world)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: required });
    }
    case "value":
      return validField(node, "", world);
  }
}

const cursors = fc.constantFrom<unknown>(...nastyCursors);

function validField(node: SchemaNode, name: string, world: World): fc.Arbitrary<unknown> {
  if (node.kind !== "value") return validInput(node, world);
  const hint = world.hints[name];
  const lengths = LENGTHS.map((length) => "x".repeat(length));
  const odd = nastyValues.filter((value) => !(value instanceof RawJson));
  const wishes = [hint, ...lengths, ...odd].filter((value) => value !== undefined && takes(node.schema, value));
  const values = [...valuesFor(node.schema, "word"), ...wishes];
  const unique = fc.nat().map((number) => `word${number}@people.example`);
  const some = values.length === 0 ? fc.constant<unknown>("word") : fc.constantFrom(...values);
  return takes(node.schema, "word1@people.example") ? fc.oneof(some, unique) : some;
}

function idsFor({ schema, resource }: SchemaNode & { kind: "id" }, { rows, actors }: World): unknown[] {
  const known = rows.map((row) => new Map(Object.entries(row.ids)).get(resource) ?? 1);
  const users = resource === "user" ? actors.flatMap(({ actor }) => (actor.kind === "user" ? [actor.userId] : [])) : [];
  const ids = [...known, ...users, 1_000_000, Number.MAX_SAFE_INTEGER];
  return ids.map((id) => (takes(schema, id) ? id : String(id)));
}
