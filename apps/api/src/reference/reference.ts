import { Scalar } from "@scalar/hono-api-reference";
import { Hono } from "hono";
import { html } from "hono/html";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { SecureHeadersVariables } from "hono/secure-headers";
import type { Dialect } from "../dialect/dialect.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment, RequestVariables } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { type Html, layout } from "../pages/layout.ts";
import { referenceBundle } from "./reference-bundle.ts";

const UNDER = "/docs/*";
const BUNDLE = "/docs/reference.js";

interface ReferenceEnvironment extends ApiEnvironment {
  Variables: RequestVariables & SecureHeadersVariables;
}

/** The script draws with inline styles, loads what we serve, and nothing from elsewhere. */
function policyOf(publicUrl: string) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: [NONCE],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'", "data:"],
    connectSrc: ["'self'", new URL(publicUrl).origin],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  };
}

/** `/docs`: a reference of each dialect, from the document that it serves. Needs no network beyond us. */
export function reference(
  { publicUrl }: Pick<ApiOptions, "publicUrl">,
  dialects: readonly Dialect[],
  rateLimit: RateLimit,
): Hono<ReferenceEnvironment> {
  const app = new Hono<ReferenceEnvironment>();
  app.use(UNDER, async (c, next) => {
    await rateLimit(c, 1);
    await next();
  });
  app.get(BUNDLE, async (c) => {
    const { plain, gzipped, etag } = await referenceBundle();
    c.header("Cache-Control", "public, max-age=86400");
    c.header("Vary", "Accept-Encoding");
    c.header("ETag", etag);
    if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
    c.header("Content-Type", "text/javascript; charset=utf-8");
    const zips = /\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "");
    if (zips) c.header("Content-Encoding", "gzip");
    return c.body(zips ? gzipped : plain);
  });
  app.use(UNDER, secureHeaders({ contentSecurityPolicy: policyOf(publicUrl), referrerPolicy: "no-referrer" }));
  for (const path of ["/docs", "/docs/"]) app.get(path, (c) => c.html(layout("API reference", contents(dialects))));
  for (const { name, prefix, title } of dialects) {
    const page = Scalar<ReferenceEnvironment>((c) => ({
      url: `${prefix}/openapi.json`,
      pageTitle: title,
      cdn: BUNDLE,
      nonce: c.get("secureHeadersNonce") ?? "",
      theme: "default",
      telemetry: false,
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
      externalUrls: NOWHERE,
    }));
    for (const path of [`/docs/${name}`, `/docs/${name}/`]) app.get(path, page);
  }
  return app;
}

/** Services of the reference's makers, none of which is asked for anything. */
const NOWHERE = { dashboardUrl: "", registryUrl: "", proxyUrl: "", apiBaseUrl: "" } as const;

function contents(dialects: readonly Dialect[]): Html {
  const chosen = dialects.map(
    ({ name, prefix, title }) =>
      html`<li>
        <a href="/docs/${name}">${title}</a>, under <code>${prefix}</code>; for generators
        <a href="${prefix}/openapi.json">openapi.json</a>
      </li>`,
  );
  return html`<p>Two REST dialects over one model:</p>
    <ul>
      ${chosen}
    </ul>
    <p>TypeScript front ends have a typed client, over <code>/trpc</code>, with batching, dates and subscriptions:</p>
    <pre><code>import { createHirelaneClient } from "@hirelane/client";

const hirelane = createHirelaneClient({ url: location.origin, token });
const { items } = await hirelane.jobs.list.query({ filters: {}, order: "-id" });</code></pre>
    <p>
      Every operation in the references says its name there: <code>jobs.list</code> is <code>hirelane.jobs.list</code>.
    </p>`;
}
