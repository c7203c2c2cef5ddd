import type { EventType, EventView, SubjectKind, TeamRole } from "@hirelane/domain";
import { decodeCursor, encodeCursor } from "../kernel/cursor.ts";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";

/** Appends to the event log: organisation, type, subject, job, actor, states, reason, related row, request, time `$14`. */
export const appendEvent = namedQuery<never>(
  `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
     from_state, to_state, reason_code, related_id, request_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);

interface EventRow {
  id: string;
  transaction_id: string;
  type: EventType;
  subject_kind: SubjectKind;
  subject_id: string;
  job_id: string | null;
  actor_kind: EventView["actor"]["kind"];
  actor_id: string | null;
  actor_name: string | null;
  from_state: string | null;
  to_state: string | null;
  reason_code: string | null;
  related_id: string | null;
  request_id: string;
  at: string;
  sort_key: string;
}

const columns = `e.id, e.transaction_id, e.type, e.subject_kind, e.subject_id, e.job_id, e.actor_kind, e.actor_id, e.actor_name,
    e.from_state, e.to_state, e.reason_code, e.related_id, e.request_id, e.at`;
const from = "from events e";

/** Below it every transaction has ended: nothing will appear there any more. */
const SETTLED = "e.transaction_id < (select pg_snapshot_xmin(pg_current_snapshot()))";

function toEventView(row: Omit<EventRow, "sort_key">): EventView {
  return {
    id: toId(row.id),
    type: row.type,
    subject: { kind: row.subject_kind, id: toId(row.subject_id) },
    jobId: toIdOrNull(row.job_id),
    actor: { kind: row.actor_kind, id: toIdOrNull(row.actor_id), name: row.actor_name },
    from: row.from_state,
    to: row.to_state,
    reasonCode: row.reason_code,
    relatedId: toIdOrNull(row.related_id),
    requestId: row.request_id,
    at: toDate(row.at),
    cursor: positionCursor({ transactionId: row.transaction_id, id: row.id }),
  };
}

const about = (kind: SubjectKind): string => `e.subject_kind = '${kind}' and e.subject_id = $`;

/** Events as they can be seen now; not for readers who resume. */
export const eventList: ListDefinition<EventRow, EventView> = {
  columns,
  from,
  key: "e.id",
  filters: {
    type: "e.type = $",
    jobId: "e.job_id = $",
    userId: about("user"),
    questionSetId: about("questionSet"),
    candidateId: about("candidate"),
    applicationId: about("application"),
    scoreWeightId: about("scoreWeight"),
    resumeId: about("resume"),
    videoInterviewId: about("videoInterview"),
    importId: about("import"),
    workflowId: about("workflow"),
    mailId: about("mail"),
    since: "e.at >= $",
    until: "e.at < $",
  },
  orders: {
    position: { column: "e.transaction_id", type: "xid8" },
    at: { column: "e.at", type: "timestamptz" },
  },
  scope: (jobs) => `(e.job_id = any(array(${jobs})) or (e.subject_kind = 'user' and e.subject_id = $))`,
  shape: toEventView,
};

/** Events of which no earlier one can still appear: a reader may resume behind the last. */
export const settledEventList: ListDefinition<EventRow, EventView> = { ...eventList, always: SETTLED };

/** What has happened to one application, by the event's id. */
export const applicationHistory: ListDefinition<EventRow, EventView> = {
  columns,
  from,
  key: "e.id",
  filters: { applicationId: about("application") },
  within: "applicationId",
  orders: { position: { column: "e.transaction_id", type: "xid8" } },
  shape: toEventView,
};

/** A place in the feed: behind one event, or (id 0) before the first of a transaction. */
export interface EventPosition {
  readonly transactionId: string;
  readonly id: string;
}

/** The cursor of a place: that of `events.list` in the order `position`. */
export function positionCursor({ transactionId, id }: EventPosition): string {
  return encodeCursor("position", transactionId, id);
}

/** The place that a cursor names; null for a text that is no such cursor. */
export function positionOf(cursor: string): EventPosition | null {
  const place = decodeCursor(cursor, "position", "xid8");
  return place === null ? null : { transactionId: place.value, id: place.id };
}

/** Whether one place lies behind another. */
export function isBehind(place: EventPosition, other: EventPosition): boolean {
  if (place.transactionId === other.transactionId) return Number(place.id) > Number(other.id);
  return Number(place.transactionId) > Number(other.transactionId);
}

/** The place before everything that is not settled yet. */
export const getFeedEnd = namedQuery<{ transaction_id: string }>(
  "select pg_snapshot_xmin(pg_current_snapshot())::text as transaction_id",
);

interface FeedRow extends Omit<EventRow, "sort_key"> {
  settled: boolean;
}

/** At most `$3` events behind transaction `$1`, id `$2`, settled or not. */
export const listFeed = namedQuery<FeedRow>(
  `select ${columns}, ${SETTLED} as settled ${from}
   where (e.transaction_id, e.id) > ($1::xid8, $2::bigint) order by e.transaction_id, e.id limit $3`,
);

/** An event with its place, as a feed reads it. */
export function toFeedEvent(row: FeedRow): { readonly view: EventView; readonly position: EventPosition } {
  return { view: toEventView(row), position: { transactionId: row.transaction_id, id: row.id } };
}

/** What decides access to the jobs `$1`, a list of ids, for everybody: owners, and team members beside their roles. */
export const listJobTeams = namedQuery<{
  job_id: string;
  owner_user_id: string;
  member_ids: number[];
  roles: TeamRole[];
}>(
  `select j.id as job_id, j.owner_user_id,
     array(select m.user_id::float8 from job_members m where m.job_id = j.id order by m.id) as member_ids,
     array(select m.role from job_members m where m.job_id = j.id order by m.id) as roles
   from jobs j where j.id = any($1::bigint[])`,
);
