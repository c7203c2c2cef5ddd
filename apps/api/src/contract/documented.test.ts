import { expect, test } from "vitest";
import { openApiDocument } from "../dialect/openapi.ts";
import { dialectV3 } from "../v3/dialect-v3.ts";
import { documentedOperations } from "./documented.fixture.ts";

const lists = documentedOperations(openApiDocument(dialectV3, "https://hirelane.example"));
const companies = lists.find(({ name }) => name === "GET /companies/");

const company = {
  resource_uri: "https://hirelane.example/",
  name: "Rebels",
  timezone: "UTC",
  default_interview_period: 7,
};
const page = (change: object) => ({
  meta: { total_count: 1, previous: null, next: null },
  objects: [{ ...company, ...change }],
});
const usual = {
  "X-Request-Id": "x",
  RateLimit: "x",
  ETag: "x",
  "RateLimit-Policy": "x",
  "Content-Type": "application/json",
};

test.each([
  ["as it is documented", 200, page({}), usual, []],
  ["with a property besides", 200, page({ colour: "red" }), usual, ["must NOT have additional properties"]],
  ["with a property of another type", 200, page({ name: 7 }), usual, ["/objects/0/name must be string"]],
  ["without a property", 200, page({ name: undefined }), usual, ["must have required property 'name'"]],
  ["without a header", 200, page({}), { ...usual, RateLimit: undefined }, ["comes without RateLimit"]],
  ["as text", 200, page({}), { ...usual, "Content-Type": "text/html" }, ["has a body of type text/html"]],
  ["with another status", 418, {}, usual, ["418 is not documented"]],
  ["with an error of another shape", 400, { error: "No." }, usual, ["400 is not as documented"]],
])("an answer %s", (_name, status, sent, headers, problems) => {
  const text = JSON.stringify(sent);
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = { status, headers: new Headers(given), body: JSON.parse(text), text };
  expect(companies?.problemsWith(answer)).toEqual(problems.map((problem) => expect.stringContaining(problem)));
});
