import { QUEUE_SCHEMA } from "@hirelane/db";
import { isSecret } from "@hirelane/runtime";
import { Hono } from "hono";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";

/** Where the dashboard of the queues is. */
const PATH = "/queues";

/** Its pages ask for fonts of another company's, which would tell that one who looks; and jobs stay in no cache. */
const guards = {
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  "X-Frame-Options": "DENY",
};

/** The dashboard of the queues: it shows jobs of every organisation, so its key is the installation's, not an admin's. */
export interface QueuesDashboard {
  /** Whoever presents it may look, and act. */
  readonly operatorToken: string;
  answer(request: Request): Promise<Response>;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** Prepares the dashboard; it is loaded, and connects as the application role, when somebody first looks. */
export function prepareQueuesDashboard(
  operatorToken: string,
  { databaseUrl, publicUrl }: { readonly databaseUrl: string; readonly publicUrl: string },
): QueuesDashboard {
  const open = async () => {
    const { createDashboardHandler } = await import("@pg-boss/dashboard/handler");
    const databases = [{ url: databaseUrl, name: "Hirelane", schema: QUEUE_SCHEMA }];
    return createDashboardHandler({ databases, basePath: PATH, allowedActionOrigins: [new URL(publicUrl).host] });
  };
  let opened: ReturnType<typeof open> | null = null;
  return {
    operatorToken,
    async answer(request) {
      opened ??= open();
      const opening = opened;
      const handler = await opening.catch((error: unknown) => {
        if (opened === opening) opened = null;
        throw error;
      });
      return handler(request);
    },
    async close() {
      const handler = await opened?.catch(() => null);
      await handler?.close();
    },
  };
}

/** The dashboard behind the operator's token, which a browser sends as the password of any user. */
export function queuesDashboard({ queues }: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  if (queues === null) return app;
  const answer = async (c: ApiContext): Promise<Response> => {
    const { credentials } = c.var;
    c.header("Cache-Control", "no-store");
    if (credentials.kind !== "token" || !isSecret(queues.operatorToken, credentials.key)) {
      await rateLimit(c, 1);
      c.header("WWW-Authenticate", 'Basic realm="The operator of this installation", charset="UTF-8"');
      return c.text("The password is the installation's OPERATOR_TOKEN.", 401);
    }
    const answered = await queues.answer(c.req.raw);
    const headers = new Headers(answered.headers);
    for (const [name, value] of Object.entries(guards)) headers.set(name, value);
    return new Response(answered.body, { status: answered.status, headers });
  };
  return app.all("/", answer).all("/*", answer);
}
