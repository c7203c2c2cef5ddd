import { MailRef, MailView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewMail } from "./mail-view.ts";

export const getMailById = defineRead({
  id: "mails.get",
  summary: "One mail, and what became of it.",
  permission: "mails.read",
  input: MailRef,
  output: MailView,
  run: (context, { id }) => viewMail(context, id),
});
