import type { NotificationView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface NotificationRow {
  id: string;
  alert_id: string | null;
  alert_name: string | null;
  stage_id: string | null;
  application_id: string;
  candidate_id: string;
  job_id: string;
  first_name: string;
  last_name: string;
  created_at: string;
  read_at: string | null;
  version: number;
  sort_key: string;
}

/** What somebody was told: of applications on jobs that they still see. */
export const notificationList: ListDefinition<NotificationRow, NotificationView> = {
  columns: `n.id, n.alert_id, l.name as alert_name, l.stage_id, n.application_id, a.candidate_id, a.job_id, c.first_name,
    c.last_name, n.created_at, n.read_at, n.version`,
  from: `from notifications n join applications a on a.id = n.application_id join candidates c on c.id = a.candidate_id
    left join alerts l on l.id = n.alert_id`,
  key: "n.id",
  filters: { userId: "n.user_id = $", unread: "n.unread = $", id: "n.id = $" },
  within: "userId",
  orders: { id: { column: "n.id", type: "bigint" } },
  scope: (jobs) => `a.job_id = any(array(${jobs}))`,
  shape: (row) => ({
    id: toId(row.id),
    alertId: toIdOrNull(row.alert_id),
    alertName: row.alert_name ?? "",
    stageId: toIdOrNull(row.stage_id),
    applicationId: toId(row.application_id),
    candidateId: toId(row.candidate_id),
    jobId: toId(row.job_id),
    firstName: row.first_name,
    lastName: row.last_name,
    createdAt: toDate(row.created_at),
    readAt: toDateOrNull(row.read_at),
    version: row.version,
  }),
};

/** Notes that notification `$1` of user `$2` was read, at `$3`; one that was read before stays as it is. */
export const markNotificationRead = namedQuery<never>(
  "update notifications set read_at = $3, version = version + 1 where id = $1 and user_id = $2 and read_at is null",
);

/** Notes that user `$1` has read everything, at `$2`. */
export const markAllNotificationsRead = namedQuery<never>(
  "update notifications set read_at = $2, version = version + 1 where user_id = $1 and unread = true",
);
