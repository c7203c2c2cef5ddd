import { notificationList } from "@hirelane/db";
import type { NotificationView } from "@hirelane/domain";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { listPage } from "../kernel/page-of.ts";

/** The user whose notifications these are; throws `forbidden` for anybody who is none. */
export function readerOf(context: ReadContext): number {
  const userId = actingUserId(context);
  if (userId === null) throw new OperationError("forbidden", "Notifications are for users.");
  return userId;
}

/** One notification of the acting user; throws `not_found`. */
export async function viewNotification(context: ReadContext, id: number): Promise<NotificationView> {
  const filters = { userId: readerOf(context), id };
  const page = await listPage(context, notificationList, { filters, order: "id", limit: 1, withTotal: false });
  const [notification] = page.items;
  if (notification === undefined) throw notFound("notification");
  return notification;
}
