import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { DOCUMENT_PHOTO } from "../files/files.fixture.ts";
import { type TestAnswer, useApi } from "../testing/use-api.ts";

const t = useApi({ cors: { origins: ["https://app.example"], localhost: false } });
let token: string;
let photo: string;

beforeAll(async () => {
  const { owner, organisationId } = await makeOrganisation(t().kernel);
  token = owner.token;
  const { id } = await t().kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
  const body = { first_name: "Leia", last_name: "Organa", photo: DOCUMENT_PHOTO };
  const path = `/api/v3/companies/${organisationId}/projects/${id}/candidates/`;
  const made = await t().request("POST", path, { token, body });
  photo = new URL(made.body.photo).pathname;
});

/** One kind of answer, and what is special about its policy. */
interface Kind {
  readonly name: string;
  readonly path: string | (() => string);
  readonly method?: string;
  readonly status: number;
  /** What a browser may do with the answer where it is a document; without one, it is none. */
  readonly policy?: string;
}

const kinds: readonly Kind[] = [
  { name: "a page", path: "/", status: 200, policy: "default-src 'none'" },
  { name: "a page that is not there", path: "/nowhere", status: 404, policy: "default-src 'none'" },
  { name: "the contents of the reference", path: "/docs", status: 200, policy: "script-src 'nonce-" },
  { name: "a reference", path: "/docs/v1", status: 200, policy: "script-src 'nonce-" },
  { name: "its script", path: "/docs/reference.js", status: 200 },
  { name: "an OpenAPI document", path: "/api/v3/openapi.json", status: 200 },
  { name: "JSON over v1", path: "/api/v1/jobs/", status: 200 },
  { name: "JSON over v3", path: "/api/v3/companies/", status: 200 },
  { name: "JSON over tRPC", path: "/trpc/auth.whoami", status: 200 },
  { name: "CSV", path: "/export/jobs.list.csv", status: 200 },
  { name: "a file", path: () => photo, status: 200, policy: "sandbox; default-src 'none'" },
  { name: "a file that is not there", path: "/files/none", status: 404 },
  { name: "health", path: "/health/live", status: 200 },
  { name: "a 404 over v1", path: "/api/v1/jobs/999999/", status: 404 },
  { name: "a 405 over v3", path: "/api/v3/companies/", method: "PUT", status: 405 },
  { name: "a 404 over tRPC", path: "/trpc/no.such", status: 404 },
  { name: "a 404 of a list", path: "/export/none.csv", status: 404 },
];

const ask = ({ method = "GET", path }: Kind, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  t().request(method, typeof path === "string" ? path : path(), { token, headers });

test.each(kinds)("$name is not sniffed, not framed by others, and told over TLS only", async (kind) => {
  const { status, headers } = await ask(kind);
  expect(status).toBe(kind.status);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
  expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{7,}/);
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
  expect(headers.get("X-Powered-By")).toBeNull();
  expect(headers.get("Server")).toBeNull();
  expect(headers.get("X-Request-Id")).toMatch(/^[\w-]{8,}$/);
  expect(headers.get("Content-Security-Policy") ?? "").toContain(kind.policy ?? "");
  const type = headers.get("Content-Type") ?? "";
  expect(type.startsWith("text/html") && kind.policy === undefined, "a page without a policy").toBe(false);
});

test.each(kinds)("$name is read by pages of the configured origin, and of no other", async (kind) => {
  const ours = await ask(kind, { Origin: "https://app.example" });
  expect(ours.headers.get("Access-Control-Allow-Origin")).toBe("https://app.example");
  expect(ours.headers.get("Access-Control-Expose-Headers")).toContain("X-Request-Id");
  expect(ours.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  expect(ours.headers.get("Vary")).toContain("Origin");
  for (const origin of ["https://app.example.evil.example", "http://app.example", "http://localhost:5173", "null"]) {
    const other = await ask(kind, { Origin: origin });
    expect(other.status).toBe(kind.status);
    expect(other.headers.get("Access-Control-Allow-Origin"), origin).toBeNull();
  }
});

test.each(["/trpc/jobs.create", "/api/v1/jobs/", "/api/v3/companies/", "/files?kind=photo", "/uploads"])(
  "a browser that asks before it calls %s is told what it may send",
  async (path) => {
    const wish = {
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,content-type,idempotency-key,if-match",
    };
    const told = await t().request("OPTIONS", path, { headers: { ...wish, Origin: "https://app.example" } });
    expect(told.status).toBe(204);
    expect(told.headers.get("Access-Control-Allow-Origin")).toBe("https://app.example");
    expect(told.headers.get("Access-Control-Allow-Methods")).toContain("POST");
    for (const header of wish["Access-Control-Request-Headers"].split(","))
      expect(told.headers.get("Access-Control-Allow-Headers")?.toLowerCase()).toContain(header);
    const other = await t().request("OPTIONS", path, { headers: { ...wish, Origin: "https://evil.example" } });
    expect(other.headers.get("Access-Control-Allow-Origin")).toBeNull();
  },
);
