import { putInMailbox } from "@hirelane/db";
import type { Kernel, MailMessage, MailOutcome } from "@hirelane/operations";
import type { WorkerMailTransport } from "./mail-transport.ts";

/** Stores mails in the local mailbox, where the page `/mailbox` shows them; each mail once. */
export function createMailboxTransport(kernel: Kernel): WorkerMailTransport {
  async function deliver(message: MailMessage): Promise<MailOutcome> {
    const { organisationId, mailId, to, subject, text, html, calendar } = message;
    const recipient = `${to.name} <${to.address}>`;
    try {
      await kernel.runAsSystem(organisationId, "putInMailbox", (context) =>
        context.sql.rows(putInMailbox, [
          organisationId,
          mailId,
          recipient,
          subject,
          text,
          html,
          context.now,
          calendar?.content ?? null,
        ]),
      );
      return { kind: "accepted" };
    } catch {
      return { kind: "retry", reason: "The mailbox could not be written." };
    }
  }
  return { deliver, close: () => undefined };
}
