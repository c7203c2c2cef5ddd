import { notificationList } from "@hirelane/db";
import { ListNotificationsInput, NotificationView, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { readerOf } from "./reader.ts";

export const listNotifications = defineRead({
  id: "notifications.list",
  summary: "What one's own alerts have told.",
  permission: "notifications.own",
  input: ListNotificationsInput,
  output: pageOf(NotificationView),
  run(context, { filters, ...page }) {
    return listPage(context, notificationList, { ...page, filters: { ...filters, userId: readerOf(context) } });
  },
});
