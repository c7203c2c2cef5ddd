import { OperationError } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { httpStatus } from "../errors/http-status.ts";
import { translated } from "../errors/translated.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { applicationPage } from "./application-page.ts";
import { applyPage } from "./apply-page.ts";
import { assessmentPage } from "./assessment-page.ts";
import { homePage } from "./home-page.ts";
import { interviewPage } from "./interview-page.ts";
import { layout } from "./layout.ts";
import { mailboxPage } from "./mailbox-page.ts";
import { passwordPage } from "./password-page.ts";
import { videoInterviewPage } from "./video-interview-page.ts";

const policy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  frameSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The pages that people see: no scripts, nothing from elsewhere, nothing cached. */
export function pages(options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.use("*", async (c, next) => {
    await rateLimit(c, 1);
    c.header("Cache-Control", "no-store");
    await next();
  });
  app.use("*", secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: "no-referrer" }));
  app.route("/", homePage(options));
  app.route("/mailbox", mailboxPage(options));
  app.route("/apply", applyPage(options));
  app.route("/applications", applicationPage(options));
  app.route("/assessment", assessmentPage(options));
  app.route("/interview", interviewPage(options));
  app.route("/password", passwordPage(options));
  app.route("/video-interviews", videoInterviewPage(options));
  app.all("*", (c) => c.html(layout("Not found", html`<p>There is no such page.</p>`), 404));
  app.onError((error, c) => {
    const refusal = error instanceof OperationError ? error : translated(error, options, c);
    if (refusal.code === "unauthenticated")
      c.header("WWW-Authenticate", 'Basic realm="Hirelane: a token as the password"');
    return c.html(layout("Sorry", html`<p class="error">${refusal.message}</p>`), httpStatus[refusal.code]);
  });
  return app;
}
