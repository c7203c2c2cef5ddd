import { idOf, mayBeTold, type World, type WorldActor } from "@hirelane/testing";
import { z } from "zod";
import type { Dialect } from "../dialect/dialect.ts";
import { describeSchema, type SchemaNode, takes } from "../testing/schema-node.ts";
import type { Target } from "../testing/targets.ts";
import type { TestAnswer } from "../testing/use-api.ts";

/** An id that an answer told. */
export interface ToldId {
  readonly resource: string;
  readonly id: number;
}

const Fields = z.record(z.string(), z.unknown());

/** Every id in an answer: by the output's schema over tRPC; in a REST dialect by the route's, and by the addresses given out. */
export function idsIn(target: Target, body: unknown): ToldId[] {
  if (target.rest !== null) {
    const { dialect, route } = target.rest;
    const shown = route.response === null ? [] : idsByNode(describeSchema(route.response), body);
    return [...shown, ...addressesIn(dialect, body)];
  }
  return idsByNode(describeSchema(target.operation.output), trpcData(body));
}

/** The ids of a list's rows, and what they are. */
export interface Listing {
  readonly resource: string;
  readonly ids: readonly number[];
}

/** The ids that a list's rows have in an answer; null for targets that are no lists, and for refusals. */
export function listingIn(target: Target, answer: TestAnswer): Listing | null {
  const output = describeSchema(target.operation.output);
  const items = output.kind === "object" ? output.fields.find((field) => field.name === "items")?.node : undefined;
  const item = items?.kind === "array" ? items.element : undefined;
  const own = item?.kind === "object" ? item.fields.find((field) => field.name === "id")?.node : undefined;
  if (own?.kind !== "id" || answer.status !== 200) return null;
  const { resource } = own;
  return { resource, ids: idsIn(target, answer.body).flatMap((told) => (told.resource === resource ? [told.id] : [])) };
}

function trpcData(body: unknown): unknown {
  const answer = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) }).safeParse(body);
  return answer.success ? answer.data.result.data.json : undefined;
}

function idsByNode(node: SchemaNode, value: unknown): ToldId[] {
  switch (node.kind) {
    case "id":
      return typeof value === "number" ? [{ resource: node.resource, id: value }] : [];
    case "value":
      return [];
    case "choice":
      return chosenOptions(node.options, value).flatMap((option) => idsByNode(option, value));
    case "array":
      return Array.isArray(value) ? value.flatMap((element) => idsByNode(node.element, element)) : [];
    case "object": {
      const fields = Fields.safeParse(value);
      return fields.success ? node.fields.flatMap((field) => idsByNode(field.node, fields.data[field.name])) : [];
    }
  }
}

/** The options that a value fits: of a row of several kinds, the one that it is. Dates arrived as text, and fit none. */
function chosenOptions(options: readonly SchemaNode[], value: unknown): readonly SchemaNode[] {
  const fitting = options.filter((option) => takes(option.schema, value));
  return fitting.length === 0 ? options : fitting;
}

function addressesIn(dialect: Dialect, body: unknown): ToldId[] {
  if (typeof body === "string") return idsOfAddress(dialect, body);
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap((value) => addressesIn(dialect, value));
}

function idsOfAddress(dialect: Dialect, text: string): ToldId[] {
  const path = URL.parse(text)?.pathname;
  if (path?.startsWith(dialect.prefix) !== true) return [];
  return dialect.routes.flatMap((route) => {
    const pattern = RegExp(`^${dialect.prefix}${route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const found = pattern.exec(path)?.groups ?? {};
    return Object.entries(found).flatMap(([name, id]) => {
      const node = describeSchema(route.parameters.shape[name] ?? z.unknown());
      return node.kind === "id" ? [{ resource: node.resource, id: Number(id) }] : [];
    });
  });
}

/** The ids in an answer that its reader may not know of. */
export function strangeIds(told: readonly ToldId[], world: World, actor: WorldActor): ToldId[] {
  return told.filter(({ resource, id }) => {
    const rows = world.rows.filter((row) => idOf(row, resource, actor) === id);
    return rows.length > 0 && !rows.some((row) => mayBeTold(row, resource, actor));
  });
}
