import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";
import { EventType, type SubjectKind } from "./event.ts";

const subjectOf = <const K extends Exclude<SubjectKind, "token">>(kind: K) =>
  z.object({ kind: z.literal(kind), id: Id(kind) });

/** What an event is about. Administrators are told that tokens were made, and list only their own: a token's id names no row. */
const EventSubject = z.discriminatedUnion("kind", [
  subjectOf("organisation"),
  subjectOf("user"),
  z.object({ kind: z.literal("token"), id: z.number() }),
  subjectOf("job"),
  subjectOf("questionSet"),
  subjectOf("candidate"),
  subjectOf("application"),
  subjectOf("scoreWeight"),
  subjectOf("resume"),
  subjectOf("videoInterview"),
  subjectOf("import"),
  subjectOf("workflow"),
  subjectOf("mail"),
]);

export const EventView = z.object({
  id: Id("event"),
  type: EventType,
  subject: EventSubject,
  jobId: Id("job").nullable(),
  /** A user, a candidate (by their interview), a job of ours (by its name), or nobody known. */
  actor: z.object({
    kind: z.enum(["user", "candidate", "system", "anonymous"]),
    id: z.number().nullable(),
    name: z.string().nullable(),
  }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reasonCode: z.string().nullable(),
  relatedId: z.number().nullable(),
  requestId: z.string(),
  at: z.date(),
  /** Where this event stands in the feed: `events.list` in the order `position` and `events.subscribe` resume behind it. */
  cursor: z.string(),
});
export type EventView = z.infer<typeof EventView>;

const EventFilters = {
  type: EventType,
  /** Everything on a job; the other ids are those of the row that an event is about. */
  jobId: Id("job"),
  userId: Id("user"),
  questionSetId: Id("questionSet"),
  candidateId: Id("candidate"),
  applicationId: Id("application"),
  scoreWeightId: Id("scoreWeight"),
  resumeId: Id("resume"),
  videoInterviewId: Id("videoInterview"),
  importId: Id("import"),
  workflowId: Id("workflow"),
  mailId: Id("mail"),
};

/** Events that a page holds when nothing else is said: a feed is read by programs. */
const DEFAULT_LIMIT = 100;

/**
 * The newest first, by position, or by time (`at`). In the order `position` a list ends where an older transaction is still
 * under way, so that a reader who resumes behind the last cursor misses nothing.
 */
export const ListEventsInput = listInput(
  { ...EventFilters, since: Instant, until: Instant },
  ["-position", "position", "at", "-at"],
  DEFAULT_LIMIT,
);

/** The cursor of the last event that the subscriber has, as `lastEventId`; without one, events come from now on. */
export const SubscribeToEventsInput = z
  .strictObject({
    filters: z.strictObject(EventFilters).partial().optional(),
    lastEventId: z.string().max(600).optional(),
  })
  .default({});
export type SubscribeToEventsInput = z.infer<typeof SubscribeToEventsInput>;

/** Whether an event passes the filters of a subscription: what `events.list` says in SQL. */
export function matchesEventFilters(event: EventView, filters: SubscribeToEventsInput["filters"] = {}): boolean {
  const { type, jobId, ...subjects } = filters;
  if (type !== undefined && event.type !== type) return false;
  if (jobId !== undefined && event.jobId !== jobId) return false;
  return Object.entries(subjects).every(
    ([name, id]) => id === undefined || (name === `${event.subject.kind}Id` && event.subject.id === id),
  );
}
