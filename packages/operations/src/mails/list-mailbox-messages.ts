import { listMailboxMessages } from "@hirelane/db";
import { MailboxMessageView, NoInput } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { toListedMessage } from "./mailbox.ts";

const NEWEST = 100;

export const listOwnMailboxMessages = defineRead({
  id: "mails.listMailboxMessages",
  summary: "The newest 100 messages in the local mailbox; empty where mails go to a mail server.",
  permission: "mails.read",
  input: NoInput,
  output: z.object({ items: z.array(MailboxMessageView) }),
  async run(context) {
    const rows = await context.sql.rows(listMailboxMessages, [NEWEST]);
    return { items: rows.map((row) => toListedMessage(row)) };
  },
});
