import { operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import { layout } from "./layout.ts";

/** `/applications/<id>`: where the mails to a job's team lead; it needs a token. */
export function applicationPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get("/:id{\\d{1,15}}", async (c) => {
    const { requestId, address } = c.var;
    const call = { principal: await c.var.principal(), requestId, address };
    const application = await kernel.run(operations.applications.get, { id: Number(c.req.param("id")) }, call);
    const { candidate, status, stage, createdAt } = application;
    const content = html`<table>
      <tr>
        <th>Status</th>
        <td>${status}</td>
      </tr>
      <tr>
        <th>Stage</th>
        <td>${stage?.name ?? "none yet"}</td>
      </tr>
      <tr>
        <th>Email</th>
        <td>${candidate.email ?? "none"}</td>
      </tr>
      <tr>
        <th>Applied</th>
        <td>${createdAt.toISOString()}</td>
      </tr>
    </table>`;
    return c.html(layout(`${candidate.firstName} ${candidate.lastName}`, content));
  });
}
