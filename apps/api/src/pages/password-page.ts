import { OperationError, operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import { readFields } from "../http/body.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import { type Html, layout, passwordField } from "./layout.ts";

/** `/password/<key>`: where the links of invitations and resets lead; only the form's POST changes anything. */
export function passwordPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get("/:key{[0-9a-f]{40}}", (c) => c.html(form("")));
  app.post("/:key{[0-9a-f]{40}}", async (c) => {
    const { requestId, address } = c.var;
    const { password } = await readFields(c);
    const call = { principal: { kind: "anonymous" }, requestId, address } as const;
    try {
      await kernel.run(operations.auth.setPassword, { key: c.req.param("key"), password }, call);
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      return c.html(form(error.fields[0]?.message ?? error.message), 400);
    }
    return c.html(layout("Your password is set", html`<p>You can log in now.</p>`));
  });
  return app;
}

function form(complaint: string): Html {
  return layout(
    "Set your password",
    html`<p class="error">${complaint}</p>
      <form method="post">
        ${passwordField("New password")}
        <button>Set password</button>
      </form>`,
  );
}
