import { findRow, getMailboxMessage } from "@hirelane/db";
import { MailboxMessageRef, MailboxMessageView } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { toListedMessage } from "./mailbox.ts";

export const getOwnMailboxMessage = defineRead({
  id: "mails.getMailboxMessage",
  summary: "One message in the local mailbox, with its text.",
  permission: "mails.read",
  input: MailboxMessageRef,
  output: MailboxMessageView,
  async run(context, { id }) {
    const row = await findRow(context.sql, getMailboxMessage, [id]);
    if (row === null) throw notFound("message");
    return { ...toListedMessage(row), text: row.text_body, html: row.html_body, calendar: row.calendar_body };
  },
});
