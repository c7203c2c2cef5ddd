import { markNotificationRead } from "@hirelane/db";
import { NotificationRef, NotificationView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { readerOf, viewNotification } from "./reader.ts";

export const markRead = defineWrite({
  id: "notifications.markRead",
  summary: "Note that a notification was read; a second time changes nothing.",
  permission: "notifications.own",
  input: NotificationRef,
  output: NotificationView,
  async run(context, { id }) {
    await viewNotification(context, id);
    await context.sql.rows(markNotificationRead, [id, readerOf(context), context.now]);
    return viewNotification(context, id);
  },
});
