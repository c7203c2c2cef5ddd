import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import { layout } from "./layout.ts";

/** `/`: what is here, and in the embedded mode the demo logins. */
export function homePage({ embedded, demoLogins }: ApiOptions): Hono<ApiEnvironment> {
  const logins = demoLogins.map(
    ({ role, email, password, token }) =>
      html`<tr>
        <td>${role}</td>
        <td><code>${email}</code></td>
        <td><code>${password}</code></td>
        <td><code>${token}</code></td>
      </tr>`,
  );
  const demo = html`<h2>Demo logins</h2>
    <table>
      <tr>
        <th>Role</th>
        <th>Email</th>
        <th>Password</th>
        <th>Token</th>
      </tr>
      ${logins}
    </table>`;
  const content = html`<p>A hiring backend: jobs, candidates, video interviews.</p>
    <ul>
      ${embedded ? html`<li><a href="/mailbox">Mailbox</a>: the mails that were written here</li>` : ""}
      <li><code>/trpc</code>: the typed API</li>
      <li><a href="/api/v1/openapi.json">/api/v1</a>: the recruiting dialect, as OpenAPI</li>
      <li><a href="/api/v3/openapi.json">/api/v3</a>: the interview suite dialect, as OpenAPI</li>
      <li><a href="/docs">Reference</a> of both</li>
      <li><a href="/health/ready">Health</a></li>
    </ul>
    ${demoLogins.length > 0 ? demo : ""}`;
  return new Hono<ApiEnvironment>().get("/", (c) => c.html(layout("Hirelane", content)));
}
