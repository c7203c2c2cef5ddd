import { type Permission, permissions } from "@hirelane/domain";
import { type AnyOperation, everyOperation, operations } from "@hirelane/operations";
import { expect, test } from "vitest";
import { z } from "zod";
import { dialects } from "../create-app.ts";
import { idFieldsOf, type SchemaNode, takes } from "../testing/schema-node.ts";
import { procedureTargets, routeTargets } from "../testing/targets.ts";
import { appRouter } from "../trpc/app-router.ts";

const every: Readonly<Record<string, Permission>> = permissions;
const catalogue: Readonly<Record<string, Readonly<Record<string, AnyOperation>>>> = operations;
const known = Object.entries(catalogue).flatMap(([resource, verbs]) =>
  Object.entries(verbs).map(([verb, operation]) => ({
    path: `${resource}.${verb}`,
    id: operation.id,
    effect: operation.effect,
  })),
);
const Procedure = z.custom<{ readonly _def: { readonly type: string } }>(
  (value) => typeof value === "function" && "_def" in value,
);
/* oxlint-disable no-underscore-dangle -- where tRPC keeps what a router is made of */
const flat = z.record(z.string(), Procedure).parse({ ...appRouter._def.procedures });
const procedures = new Map(Object.entries(flat).map(([path, procedure]) => [path, procedure._def.type]));
/* oxlint-enable no-underscore-dangle */
const alphabetical = (texts: Iterable<string>): string[] => [...texts].toSorted((a, b) => a.localeCompare(b));

test.each(known)("$path is the id of its operation, and the path of its one procedure", ({ path, id, effect }) => {
  expect(id).toBe(path);
  expect(procedures.get(path)).toBe(effect === "read" ? "query" : "mutation");
});

/** Forms of a read that go on, and no operations of their own: subscriptions.api.test.ts compares what they tell. */
const subscriptions = new Map([["events.subscribe", operations.events.list]]);

test.each([...subscriptions.keys()])("%s is a subscription", (path) => {
  expect(procedures.get(path)).toBe("subscription");
});

test("the router has a procedure for each operation and for each subscription, and no other", () => {
  const paths = [...known.map(({ path }) => path), ...subscriptions.keys()];
  expect(alphabetical(procedures.keys())).toEqual(alphabetical(paths));
  expect(new Set(everyOperation.map(({ id }) => id)).size).toBe(everyOperation.length);
});

test("every operation has a permission, and every permission an operation", () => {
  const used = new Set<string>(everyOperation.map(({ permission }) => permission));
  expect(alphabetical(used)).toEqual(alphabetical(Object.keys(permissions)));
});

test.each(everyOperation.map(({ id, permission }) => ({ id, permission })))(
  "$id denies somebody, or is open to all",
  ({ permission }) => {
    const { anonymous, roles, row } = every[permission] ?? { roles: [], row: "none" };
    const deniesStrangers = anonymous !== true;
    expect(deniesStrangers || (roles.length === 4 && row === "none")).toBe(true);
  },
);

/** Whether a field holds an id, or is a list with at least one. */
function isId(node: SchemaNode): boolean {
  if (node.kind === "array") return !takes(node.schema, []) && isId(node.element);
  return node.kind === "choice" ? node.options.some((option) => isId(option)) : node.kind === "id";
}

/** Fields that name a row. What is expected of a row that was found is compared with it, and looked up nowhere. */
const ID_LIKE = /^id$|^(?!expected[A-Z]).*Id$/;

/** The names of all fields that end like an id, or are described as one, at any depth of objects and of arrays with an element. */
function idLikeNames(node: SchemaNode): string[] {
  if (node.kind === "choice") return node.options.flatMap((option) => idLikeNames(option));
  if (node.kind === "array") return takes(node.schema, []) ? [] : idLikeNames(node.element);
  if (node.kind !== "object") return [];
  return node.fields.flatMap(({ name, node: field }) => [
    ...(ID_LIKE.test(name) || isId(field) ? [name] : []),
    ...idLikeNames(field),
  ]);
}

test.each([...procedureTargets, ...routeTargets])("$name says of every id what it points at", ({ node }) => {
  const described = idFieldsOf(node).map(({ path }) => path.at(-1));
  expect(described).toEqual(idLikeNames(node));
});

test.each(routeTargets)("$name describes the parameters of its path", ({ rest }) => {
  const { path = "", parameters } = rest?.route ?? {};
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  expect(alphabetical(Object.keys(parameters?.shape ?? {}))).toEqual(alphabetical(inPath));
  expect(path).toMatch(/^\/.*\/$/);
});

test("no two routes have one method and path", () => {
  const addresses = dialects.flatMap(({ prefix, routes }) =>
    routes.map(({ method, path }) => `${method} ${prefix}${path.replaceAll(/\{\w+\}/g, "{}")}`),
  );
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});
