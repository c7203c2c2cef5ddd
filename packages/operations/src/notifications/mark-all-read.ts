import { markAllNotificationsRead } from "@hirelane/db";
import { NoInput, UnreadCountView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { readerOf } from "./reader.ts";

export const markAllRead = defineWrite({
  id: "notifications.markAllRead",
  summary: "Note that all of one's own notifications were read.",
  permission: "notifications.own",
  input: NoInput,
  output: UnreadCountView,
  async run(context) {
    await context.sql.rows(markAllNotificationsRead, [readerOf(context), context.now]);
    return { unread: 0 };
  },
});
