import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { notifications } = operations;

export const notificationsRouter = router({
  list: query(notifications.list),
  unreadCount: query(notifications.unreadCount),
  markRead: mutation(notifications.markRead),
  markAllRead: mutation(notifications.markAllRead),
});
