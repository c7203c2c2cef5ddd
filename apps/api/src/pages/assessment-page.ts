import type { OwnAssessmentView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { type Html, inWords, layout } from "./layout.ts";

const { assessments } = operations;
const PATH = "/:key{[0-9a-f]{32}}";

const words = {
  assigned: "waiting for you",
  linkOpened: "waiting for you",
  started: "under way",
  completed: "complete",
  revoked: "closed",
  disqualified: "closed",
} as const;

/**
 * `/assessment/<key>`: where the link of a test leads. Looking changes nothing, for mail scanners follow links; the form's
 * POST notes that the link was opened, and shows the way to the test: browsers let no form lead to another site.
 */
export function assessmentPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get(PATH, async (c) => c.html(page(await kernel.run(assessments.getOwn, keyOf(c), callOf(c)))));
  app.post(PATH, async (c) => {
    const { assessment, testUrl } = await kernel.run(assessments.openOwn, keyOf(c), callOf(c));
    return c.html(opened(assessment, testUrl));
  });
  return app;
}

const keyOf = (c: ApiContext) => ({ key: c.req.param("key") ?? "" });

function callOf(c: ApiContext) {
  const { requestId, address } = c.var;
  return { principal: { kind: "anonymous" }, requestId, address } as const;
}

function opened({ name, jobTitle, organisationName }: OwnAssessmentView, testUrl: string): Html {
  const way =
    testUrl === ""
      ? html`<p>You will hear from ${organisationName} how to take it.</p>`
      : html`<p><a href="${testUrl}" rel="noreferrer">Go to the test</a></p>`;
  return layout(
    `${jobTitle}: your test for ${organisationName}`,
    html`<p>Your test “${name}” is open.</p>
      ${way}`,
  );
}

function page(own: OwnAssessmentView): Html {
  const { timeZone, language, status, validFrom, validTo } = own;
  const form = own.isOpen
    ? html`<form method="post"><button>${own.hasTest ? "Open the test" : "I have seen this"}</button></form>`
    : html`<p>It cannot be opened now.</p>`;
  return layout(
    `${own.jobTitle}: your test for ${own.organisationName}`,
    html`<p>Hello ${own.firstName} ${own.lastName}. Your test “${own.name}” is ${words[status]}.</p>
      <p>
        It can be taken from ${inWords(validFrom, timeZone, language)} until ${inWords(validTo, timeZone, language)}.
      </p>
      ${form}`,
  );
}
