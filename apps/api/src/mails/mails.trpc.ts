import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { mails } = operations;

export const mailsRouter = router({
  list: query(mails.list),
  get: query(mails.get),
  listMailboxMessages: query(mails.listMailboxMessages),
  getMailboxMessage: query(mails.getMailboxMessage),
  resolve: mutation(mails.resolve),
  listWordings: query(mails.listWordings),
  setWording: mutation(mails.setWording),
  resetWording: mutation(mails.resetWording),
  previewMail: query(mails.previewMail),
});
