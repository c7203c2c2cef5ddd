import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { type TestAnswer, useApi } from "../testing/use-api.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { pagingV3 } from "../v3/page-v3.ts";

const t = useApi();
const MEGABYTE = 1024 * 1024;
const KILOBYTE = 1024;
const JSON_TYPE = { "Content-Type": "application/json" };
let home: TestOrganisation;
let jobId: number;
let people = 0;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
  jobId = (await t().kernel.run(operations.jobs.create, { title: "Pilot" }, home.owner.call)).id;
});

const send = (method: string, path: string, body?: string): Promise<TestAnswer> =>
  t().request(method, path, { token: home.owner.token, body, headers: body === undefined ? {} : JSON_TYPE });

const candidates = (): string => `/api/v3/companies/${home.organisationId}/projects/${jobId}/candidates/`;
const person = (more: object): object => ({
  first_name: "Leia",
  last_name: "Organa",
  email: `leia${(people += 1)}@alderaan.example`,
  ...more,
});
const ofCall = (more: object): object => ({
  json: { jobId, firstName: "Leia", lastName: "Organa", email: `leia${(people += 1)}@alderaan.example`, ...more },
});

/** JSON text of a value that is so many bytes long: spaces mean nothing. */
const padded = (value: object, bytes: number): string => JSON.stringify(value).padEnd(bytes);

/** An object that nests so many levels. */
const nested = (levels: number): object => (levels === 1 ? {} : { deeper: nested(levels - 1) });

/** An object that is so many bytes of JSON. */
const ofSize = (bytes: number): object => ({ a: "x".repeat(bytes - '{"a":""}'.length) });

const batch = (calls: number): string =>
  `/trpc/${Array.from({ length: calls }, () => "auth.whoami").join(",")}?batch=1&input={}`;

/** A limit, a request whose size is given, and what is answered at the edge and one beyond. */
interface Limit {
  readonly of: string;
  readonly edge: number;
  readonly within: number;
  readonly beyond: number;
  readonly ask: (size: number) => Promise<TestAnswer>;
}

const limits: readonly Limit[] = [
  {
    of: "bytes of a body over v1",
    edge: MEGABYTE,
    within: 201,
    beyond: 413,
    ask: (size) => send("POST", "/api/v1/jobs/", padded({ title: "Pilot" }, size)),
  },
  {
    of: "bytes of a body over v3",
    edge: MEGABYTE,
    within: 202,
    beyond: 413,
    ask: async (size) => {
      const { body } = await send("POST", candidates(), JSON.stringify(person({})));
      return send(
        "PATCH",
        `${new URL(body.resource_uri).pathname}deadline/`,
        padded({ deadline: "2099-11-11T22:59Z" }, size),
      );
    },
  },
  {
    of: "bytes of a body over tRPC",
    edge: MEGABYTE,
    within: 200,
    beyond: 413,
    ask: (size) => send("POST", "/trpc/jobs.create", padded({ json: { title: "Pilot" } }, size)),
  },
  {
    of: "levels of JSON over v1",
    edge: 20,
    within: 201,
    beyond: 400,
    ask: (levels) => send("POST", "/api/v1/jobs/", JSON.stringify({ title: "Pilot", ignored: nested(levels - 1) })),
  },
  {
    of: "levels of JSON over v3",
    edge: 20,
    within: 201,
    beyond: 400,
    ask: (levels) => send("POST", candidates(), JSON.stringify(person({ partner_data: nested(levels - 1) }))),
  },
  {
    of: "levels of a value over tRPC",
    edge: 20,
    within: 200,
    beyond: 400,
    ask: (levels) =>
      send("POST", "/trpc/videoInterviews.create", JSON.stringify(ofCall({ partnerData: nested(levels) }))),
  },
  {
    of: "bytes of partner_data",
    edge: 16 * KILOBYTE,
    within: 201,
    beyond: 400,
    ask: (bytes) => send("POST", candidates(), JSON.stringify(person({ partner_data: ofSize(bytes) }))),
  },
  {
    of: "calls in a batch",
    edge: 50,
    within: 200,
    beyond: 400,
    ask: (calls) => send("GET", batch(calls)),
  },
  {
    of: "rows left out of a list over v3",
    edge: 10_000_000,
    within: 200,
    beyond: 400,
    ask: (offset) => send("GET", `${candidates()}?offset=${offset}`),
  },
  {
    of: "characters of a title",
    edge: 200,
    within: 201,
    beyond: 400,
    ask: (length) => send("POST", "/api/v1/jobs/", JSON.stringify({ title: "x".repeat(length) })),
  },
];

test.each(limits)(
  "$edge $of are taken ($within), and one more is not ($beyond)",
  async ({ edge, within, beyond, ask }) => {
    const [at, over] = [await ask(edge), await ask(edge + 1)];
    expect({ at: at.status, over: over.status }, `${at.text.slice(0, 300)} ${over.text.slice(0, 300)}`).toEqual({
      at: within,
      over: beyond,
    });
  },
);

test.each(["/api/v1/jobs/", "/api/v3/customusers/"])("below %s, ids end at 2^53", async (path) => {
  for (const id of ["9007199254740991", "9007199254740992", "99999999999999999999"])
    expect(await send("GET", `${path}${id}/`), id).toMatchObject({ status: 404, body: { detail: expect.any(String) } });
});

test("a page has 100 rows at most, whatever is asked for", () => {
  for (const [asked, given] of [
    [99, 99],
    [100, 100],
    [101, 100],
    [1_000_000, 100],
  ] as const) {
    expect(pagingV1.position({ page_size: asked })).toEqual({ limit: given, offset: 0 });
    expect(pagingV3.position({ limit: asked })).toEqual({ limit: given, offset: 0 });
  }
});

test("a statement may take ten seconds, and no more", async () => {
  const { database } = t();
  const { rows } = await database.pool.query("show statement_timeout");
  expect(rows).toEqual([{ statement_timeout: "10s" }]);
});
