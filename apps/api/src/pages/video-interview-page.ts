import { operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import { layout } from "./layout.ts";

/** `/video-interviews/<id>`: the record's own page, which v3 gives out as `interview_suite_url`; it needs a token. */
export function videoInterviewPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get("/:id{\\d{1,15}}", async (c) => {
    const { requestId, address } = c.var;
    const call = { principal: await c.var.principal(), requestId, address };
    const interview = await kernel.run(operations.videoInterviews.get, { id: Number(c.req.param("id")) }, call);
    const content = html`<table>
      <tr>
        <th>Status</th>
        <td>${interview.status}</td>
      </tr>
      <tr>
        <th>Email</th>
        <td>${interview.email ?? "none yet"}</td>
      </tr>
      <tr>
        <th>Deadline</th>
        <td>${interview.deadline?.toISOString() ?? "none yet"}</td>
      </tr>
    </table>`;
    return c.html(layout(`${interview.firstName} ${interview.lastName}`, content));
  });
}
