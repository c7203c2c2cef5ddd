import { findRow, getMailboxMessage, listMailboxMessages, newestMailboxMessages, toDate, toId } from "@hirelane/db";
import type { MailboxMessageView } from "@hirelane/domain";
import type { Kernel } from "../kernel/kernel.ts";
import { notFound } from "../kernel/operation-error.ts";

const NEWEST = 100;

/** A message of the local mailbox, and whose it is. */
export interface MailboxEntry {
  readonly organisationId: number;
  readonly message: MailboxMessageView;
}

/** The newest messages of every organisation: for the embedded mode's page, where there is nobody to keep them from. */
export async function readWholeMailbox(kernel: Kernel): Promise<MailboxEntry[]> {
  const newest = await kernel.readAsSystem(null, (sql) => sql.rows(newestMailboxMessages, [NEWEST]));
  const entries: MailboxEntry[] = [];
  for (const organisationId of new Set(newest.map((row) => toId(row.organisation_id)))) {
    const messages = await kernel.readAsSystem(organisationId, (sql) => sql.rows(listMailboxMessages, [NEWEST]));
    for (const row of messages) entries.push({ organisationId, message: toListedMessage(row) });
  }
  return entries.toSorted((a, b) => b.message.id - a.message.id).slice(0, NEWEST);
}

/** One message of one organisation, by the embedded mode's page; throws `not_found`. */
export async function readMailboxMessage(
  kernel: Kernel,
  organisationId: number,
  id: number,
): Promise<MailboxMessageView> {
  const row = await kernel.readAsSystem(organisationId, (sql) => findRow(sql, getMailboxMessage, [id]));
  if (row === null) throw notFound("message");
  return { ...toListedMessage(row), text: row.text_body, html: row.html_body, calendar: row.calendar_body };
}

/** A message as lists show it: without its bodies. */
export function toListedMessage(row: {
  id: string;
  recipient: string;
  subject: string;
  received_at: string;
}): MailboxMessageView {
  return { id: toId(row.id), recipient: row.recipient, subject: row.subject, receivedAt: toDate(row.received_at) };
}
