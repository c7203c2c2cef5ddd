import type { World, WorldRow } from "@hirelane/testing";
import fc from "fast-check";
import { hinted, valuesFor } from "../testing/sample-input.ts";
import { type SchemaNode, takes } from "../testing/schema-node.ts";
import { nastyCursors, nastyValues } from "./nasty-values.fixture.ts";
import { RawJson } from "./raw-json.fixture.ts";

const LENGTHS = [1, 2, 10, 20, 50, 60, 100, 200, 254, 500, 600, 5000, 20_000];

/** Input that a schema takes: with the ids of one row of the world, or with ids from anywhere. */
export function validInput(node: SchemaNode, world: World): fc.Arbitrary<unknown> {
  const ofOneRow = world.rows.map((row) => inputWith(node, world, (resource) => [idOf(row, resource)]));
  return fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...ofOneRow) },
    { weight: 1, arbitrary: inputWith(node, world, (resource) => idsFor(resource, world)) },
  );
}

function inputWith(
  node: SchemaNode,
  world: World,
  ids: (resource: string) => readonly number[],
  name = "",
): fc.Arbitrary<unknown> {
  switch (node.kind) {
    case "id":
      return fc.constantFrom(...ids(node.resource).map((id) => (takes(node.schema, id) ? id : String(id))));
    case "array":
      return fc.array(inputWith(node.element, world, ids), { maxLength: 3 });
    case "choice":
      return fc.oneof(...node.options.map((option) => inputWith(option, world, ids, name)));
    case "object": {
      const required = node.fields.filter((field) => !field.optional).map((field) => field.name);
      const fields = node.fields.map((field) => [field.name, inputWith(field.node, world, ids, field.name)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: required });
    }
    case "value":
      return name === "cursor" ? cursors : validValue(node.schema, world.hints[name]);
  }
}

const cursors = fc.option(fc.constantFrom<unknown>(...nastyCursors), { freq: 3, nil: undefined });

function validValue(schema: SchemaNode["schema"], hint: unknown): fc.Arbitrary<unknown> {
  const lengths = LENGTHS.map((length) => "x".repeat(length));
  const odd = nastyValues.filter((value) => !(value instanceof RawJson));
  const wishes = [...hinted(hint), ...lengths, ...odd].filter((value) => value !== undefined && takes(schema, value));
  const values = [...valuesFor(schema, "word"), ...wishes];
  const some = values.length === 0 ? fc.constant<unknown>("word") : fc.constantFrom(...values);
  if (!takes(schema, "word1@people.example")) return some;
  return fc.oneof(
    some,
    fc.nat().map((number) => `word${number}@people.example`),
  );
}

function idOf(row: WorldRow, resource: string): number {
  return new Map(Object.entries(row.ids)).get(resource) ?? 1;
}

function idsFor(resource: string, { rows, actors }: World): number[] {
  const users = resource === "user" ? actors.flatMap(({ actor }) => (actor.kind === "user" ? [actor.userId] : [])) : [];
  return [...rows.map((row) => idOf(row, resource)), ...users, 1_000_000, Number.MAX_SAFE_INTEGER];
}
