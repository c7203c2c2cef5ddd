import type { MailboxMessageView } from "@hirelane/domain";
import { OperationError, operations, readMailboxMessage, readWholeMailbox } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { type Html, layout } from "./layout.ts";

const { mails } = operations;

interface Line {
  readonly href: string;
  readonly message: MailboxMessageView;
}

/** `/mailbox`: the mails of the local mailbox; open in the embedded mode, for admins elsewhere. */
export function mailboxPage(options: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get("/", async (c) => c.html(listPage(await listLines(options, c))));
  app.get("/:organisationId/:id", async (c) => {
    const { organisationId, id } = c.req.param();
    return c.html(messagePage(await findMessage(options, c, organisationId, id)));
  });
  return app;
}

async function listLines({ kernel, embedded }: ApiOptions, c: ApiContext): Promise<Line[]> {
  if (embedded) {
    const entries = await readWholeMailbox(kernel);
    return entries.map(({ organisationId, message }) => ({
      href: `/mailbox/${organisationId}/${message.id}`,
      message,
    }));
  }
  const { items } = await kernel.run(mails.listMailboxMessages, {}, await pageCall(c));
  return items.map((message) => ({ href: `/mailbox/own/${message.id}`, message }));
}

async function findMessage(
  options: ApiOptions,
  c: ApiContext,
  organisation: string,
  id: string,
): Promise<MailboxMessageView> {
  if (!/^\d{1,15}$/.test(id)) throw new OperationError("not_found", "There is no such message.");
  if (!options.embedded) return options.kernel.run(mails.getMailboxMessage, { id: Number(id) }, await pageCall(c));
  if (!/^\d{1,15}$/.test(organisation)) throw new OperationError("not_found", "There is no such message.");
  return readMailboxMessage(options.kernel, Number(organisation), Number(id));
}

async function pageCall(c: ApiContext) {
  const { requestId, address } = c.var;
  return { principal: await c.var.principal(), requestId, address };
}

function listPage(lines: readonly Line[]): Html {
  if (lines.length === 0) return layout("Mailbox", html`<p>No mail has been written yet.</p>`);
  const rows = lines.map(
    ({ href, message }) =>
      html`<tr>
        <td>${message.receivedAt.toISOString()}</td>
        <td>${message.recipient}</td>
        <td><a href="${href}">${message.subject}</a></td>
      </tr>`,
  );
  return layout(
    "Mailbox",
    html`<table>
      ${rows}
    </table>`,
  );
}

function messagePage(message: MailboxMessageView): Html {
  const { recipient, receivedAt, subject, text = "", html: body = "", calendar = null } = message;
  return layout(
    subject,
    html`<p>To ${recipient}, ${receivedAt.toISOString()}</p>
      <pre>${text}</pre>
      <h2>As HTML</h2>
      <iframe sandbox title="The mail as HTML" srcdoc="${body}"></iframe>
      ${
        calendar === null
          ? ""
          : html`<h2>Calendar</h2>
              <pre>${calendar}</pre>`
      }
      <p><a href="/mailbox">Back to the mailbox</a></p>`,
  );
}
