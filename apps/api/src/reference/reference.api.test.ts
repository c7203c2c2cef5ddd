import { expect, test } from "vitest";
import { dialects } from "../create-app.ts";
import { useApi } from "../testing/use-api.ts";

const t = useApi();

test.each(["/docs", "/docs/"])("%s lets choose a dialect, and tells of the typed client", async (path) => {
  const { status, text, headers } = await t().request("GET", path);
  expect(status).toBe(200);
  for (const { name } of dialects) expect(text).toContain(`href="/docs/${name}"`);
  expect(text).toContain("createHirelaneClient");
  expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
});

test.each(dialects.map(({ name, prefix }) => ({ name, prefix })))(
  "the page of $name is drawn from what we serve, and may load nothing else",
  async ({ name, prefix }) => {
    const { status, text, headers } = await t().request("GET", `/docs/${name}`);
    expect(status).toBe(200);
    const policy = headers.get("Content-Security-Policy") ?? "";
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(15);
    expect(policy).toContain(`connect-src 'self' ${t().url};`);
    const scripts = [...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).not.toEqual([]);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    expect([...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1])).toEqual(["/docs/reference.js"]);
    for (const setting of ['"telemetry": false', '"withDefaultFonts": false', `"url": "${prefix}/openapi.json"`])
      expect(text).toContain(setting);
    expect(text).not.toMatch(/https?:\/\//);
  },
);

test("the script comes from us, once", async () => {
  const first = await t().request("GET", "/docs/reference.js");
  expect(first.status).toBe(200);
  expect(first.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
  expect(first.headers.get("Content-Encoding")).toBe("gzip");
  expect(first.text).toContain("createApiReference");
  const again = { "If-None-Match": first.headers.get("ETag") ?? "" };
  expect(await t().request("GET", "/docs/reference.js", { headers: again })).toMatchObject({ status: 304, text: "" });
  expect((await t().request("GET", "/docs/v2")).status).toBe(404);
});
