import { gzipSync } from "node:zlib";
import type { World } from "@hirelane/testing";
import fc from "fast-check";
import { dialects } from "../create-app.ts";
import { procedureTargets, routeTargets } from "../testing/targets.ts";
import type { Message } from "./call-requests.fixture.ts";
import { nastySegments } from "./nasty-values.fixture.ts";

const methods = fc.constantFrom(
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "SEARCH",
  "M-SEARCH",
  "QUERY",
);

const bodies = fc.constantFrom(
  ...[
    "",
    " ",
    "{",
    "}",
    "[]",
    "null",
    "1",
    '"x"',
    "nul",
    '{"json":',
    '{"json":{}',
    "{'a':1}",
    "{}{}",
    "\ufeff{}",
    "a=1&a=2&__proto__=3",
    "NaN",
  ].map((text) => Buffer.from(text)),
  ...[
    '{"a":1,"a":2}',
    '{"json":{"id":1},"json":null}',
    '{"0":{"json":{}}}',
    '{"first_name":"\\ud800"}',
    "[".repeat(100_000),
  ].map((text) => Buffer.from(text)),
  ...[
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    Buffer.from([0]),
    Buffer.from("{}", "utf16le"),
    gzipSync("{}"),
    Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
  ],
  Buffer.alloc(2 * 1024 * 1024, "x"),
  Buffer.from(JSON.stringify({ json: { title: "x".repeat(1024 * 1024 - 40) } })),
);

const contentTypes = fc.constantFrom(
  ...[
    "application/json",
    "application/json; charset=utf-16",
    "APPLICATION/JSON",
    "text/plain",
    "application/x-www-form-urlencoded",
    ";;;",
    "",
  ],
  ...[
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/vnd.api+json",
    "application/octet-stream",
    "text/event-stream",
    "*/*",
  ],
);

/** Any address with any body under any content type. */
export function bodyMessages(world: World): fc.Arbitrary<Message> {
  return fc
    .tuple(addresses(world), fc.constantFrom("POST", "POST", "PATCH", "PUT", "DELETE"), bodies, contentTypes)
    .map(([path, method, body, type]) => ({ method, path, headers: { "Content-Type": type }, body }));
}

/** Any address by any method. */
export function methodMessages(world: World): fc.Arbitrary<Message> {
  const origin = fc.constantFrom<Record<string, string>>(
    {},
    { Origin: "http://localhost:1" },
    { Origin: "null", "Access-Control-Request-Method": "POST" },
  );
  return fc
    .tuple(fc.oneof(addresses(world), oddAddresses(world)), methods, origin)
    .map(([path, method, headers]) => ({ method, path, headers, body: null }));
}

function addresses(world: World): fc.Arbitrary<string> {
  const [row] = world.rows;
  const ids = Object.values(row?.ids ?? {});
  const routes = routeTargets.map(
    ({ rest }) => `${rest?.dialect.prefix}${rest?.route.path.replaceAll(/\{\w+\}/g, () => String(ids[0]))}`,
  );
  return fc.constantFrom(...procedureTargets.map(({ name }) => `/trpc/${name}`), ...routes, ...pagesOf(world));
}

function pagesOf({ rows, actors }: World): string[] {
  const key = rows[0]?.activationKey ?? "";
  const id = rows[0]?.ids.videoInterview ?? 1;
  const token = actors.find((actor) => actor.token !== undefined)?.token ?? "";
  const documents = dialects.map(({ prefix }) => `${prefix}/openapi.json`);
  return [
    "/",
    "/mailbox",
    `/mailbox/own/${id}`,
    `/mailbox/1/${id}`,
    `/interview/${key}`,
    `/interview/${token}`,
    `/password/${token}`,
  ]
    .concat([
      `/video-interviews/${id}`,
      "/health/live",
      "/health/ready",
      "/metrics",
      "/favicon.ico",
      "/trpc",
      "/trpc/",
      `/trpc/${token}`,
    ])
    .concat([`/${token}`, `/?token=${token}`, `/api/v3/companies/?key=${key}`, `/api/v3/${key}/`], documents);
}

/** Addresses that no link leads to. */
function oddAddresses(world: World): fc.Arbitrary<string> {
  const roots = [
    "/trpc/",
    "/api/v1/",
    "/api/v3/",
    "/api/v3/companies/",
    "/api/v3/companies/1/projects/",
    "/mailbox/own/",
    "/interview/",
    "/password/",
    "/video-interviews/",
    "//",
    "/health/",
  ];
  const tails = [
    "",
    "/",
    "//",
    "?",
    "?&=&",
    "?input={",
    "?batch=1",
    "?batch=1&input=[]",
    `?q=${"x".repeat(12_000)}`,
    "?limit=0&limit=1",
    "?%00=%FF",
    "?__proto__[a]=1",
    "#x",
  ];
  const key = world.rows[0]?.activationKey ?? "";
  return fc
    .tuple(
      fc.constantFrom(...roots),
      fc.array(fc.constantFrom(...nastySegments, key, "candidates", "jobs.list"), { maxLength: 3 }),
      fc.constantFrom(...tails),
    )
    .map(([root, segments, tail]) => `${root}${segments.join("/")}${tail}`);
}

/** Headers that are not what they should be. */
export const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc
    .constantFrom("", " ", "x", "word", "a b", "\u00e9", "x".repeat(255), "x".repeat(256), '"', "same-key")
    .map((value) => ({ "Idempotency-Key": value })),
  fc
    .constantFrom("", "*", '"1"', 'W/"1"', '"0"', '"x"', '"99999999999"', '"1", "2"', "1", '"-1"', '"')
    .map((value) => ({ "If-Match": value })),
  fc
    .constantFrom(
      "",
      "x",
      "Token",
      "Token ",
      "Bearer a b",
      "Basic !!!",
      "Basic Og==",
      "Digest x",
      "Token \u00ff",
      "ActivationKey '",
      `Token ${"x".repeat(5000)}`,
      "token 0",
      `Basic ${"A".repeat(190)}`,
    )
    .map((value) => ({ Authorization: value })),
  fc
    .constantFrom("", "x", "\u00e9".repeat(200), "../../x", "12345678\u00a0")
    .map((value) => ({ "X-Request-Id": value })),
  fc.constantFrom<Record<string, string>>(
    { Accept: "application/jsonl" },
    { Accept: "text/event-stream" },
    { "trpc-accept": "application/jsonl" },
    { "Content-Encoding": "gzip" },
    { "Last-Event-ID": "x" },
    { "X-Forwarded-For": "', 1" },
    { "Content-Type": "text/plain" },
    { "X-HTTP-Method-Override": "DELETE" },
    { Range: "bytes=0-0" },
    { "If-None-Match": "*" },
    { Host: "evil.example" },
    { Cookie: "a=b; =; ;;;" },
    { Upgrade: "websocket", Connection: "Upgrade", "Sec-WebSocket-Key": "eA==", "Sec-WebSocket-Version": "13" },
  ),
);
