import { notificationList } from "@hirelane/db";
import { NoInput, UnreadCountView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { readerOf } from "./reader.ts";

export const countUnread = defineRead({
  id: "notifications.unreadCount",
  summary: "How many of one's own notifications are unread.",
  permission: "notifications.own",
  input: NoInput,
  output: UnreadCountView,
  async run(context) {
    const filters = { userId: readerOf(context), unread: true };
    const page = await listPage(context, notificationList, { filters, order: "id", limit: 1, withTotal: true });
    return { unread: page.total ?? 0 };
  },
});
