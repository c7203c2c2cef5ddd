import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";

/** An alert that fired for its user; those about jobs that the user may no longer see are not shown. */
export const NotificationView = z.object({
  id: Id("notification"),
  alertId: Id("alert").nullable(),
  alertName: z.string(),
  stageId: Id("stage").nullable(),
  applicationId: Id("application"),
  candidateId: Id("candidate"),
  jobId: Id("job"),
  firstName: z.string(),
  lastName: z.string(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
  version: z.number(),
});
export type NotificationView = z.infer<typeof NotificationView>;

export const ListNotificationsInput = listInput({ unread: z.boolean() }, ["-id", "id"]);
export const NotificationRef = z.strictObject({ id: Id("notification") });
export const UnreadCountView = z.object({ unread: z.number() });
