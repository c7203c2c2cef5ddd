import { expect, test } from "vitest";
import { dialects } from "../create-app.ts";
import { documentedEndpoints } from "./documented-endpoints.fixture.ts";

const routes = dialects.flatMap(({ prefix, routes: own }) =>
  own.map(({ method, path, source }) => ({
    address: `${method} ${prefix}${path.replaceAll(/\{\w+\}/g, "{}")}`,
    source,
  })),
);

test.each(documentedEndpoints)("$method $path has a route", ({ method, path }) => {
  expect(routes.map(({ address }) => address)).toContain(`${method} ${path}`);
});

const inSources = documentedEndpoints.filter(({ source }) =>
  /^(?:filter|interview|workflow|analytics|accounts): /.test(source),
);

test.each(inSources)("$method $path names its section: $source", ({ method, path, source }) => {
  expect(routes.find(({ address }) => address === `${method} ${path}`)?.source).toBe(source);
});

test("routes name only sections that there are", () => {
  const known = new Set(documentedEndpoints.map(({ source }) => source));
  expect(routes.filter(({ source }) => source !== null && !known.has(source))).toEqual([]);
});
