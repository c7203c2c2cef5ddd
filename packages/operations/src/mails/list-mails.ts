import { mailList } from "@hirelane/db";
import { ListMailsInput, MailView, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listMails = defineRead({
  id: "mails.list",
  summary: "The organisation's mails and what became of them.",
  permission: "mails.read",
  input: ListMailsInput,
  output: pageOf(MailView),
  run: (context, input) => listPage(context, mailList, input),
});
