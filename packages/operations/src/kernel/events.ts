import { appendEvent } from "@hirelane/db";
import type { Actor, EventType, SubjectKind } from "@hirelane/domain";
import { actingUserId, organisationOf, type ReadContext, type WriteContext } from "./context.ts";

/** One entry of the event log: ids, codes and states only, never free text or personal data. */
export interface EventEntry {
  readonly type: EventType;
  readonly subject: { readonly kind: SubjectKind; readonly id: number };
  /** The job that the subject belongs to, where there is one. */
  readonly jobId?: number;
  readonly from?: string;
  readonly to?: string;
  readonly reasonCode?: string;
  /** Another row that the event is about, such as the user added to a team. */
  readonly relatedId?: number;
}

/** Appends to the event log, in the transaction that causes the event. */
export async function recordEvent(
  context: WriteContext,
  entry: EventEntry,
  organisationId = organisationOf(context),
): Promise<void> {
  const actor = actorColumns(context.actor);
  await context.sql.rows(appendEvent, [
    organisationId,
    entry.type,
    entry.subject.kind,
    entry.subject.id,
    entry.jobId ?? null,
    actor.kind,
    actor.id,
    actor.name,
    entry.from ?? null,
    entry.to ?? null,
    entry.reasonCode ?? null,
    entry.relatedId ?? null,
    context.requestId,
    context.now,
  ]);
}

/** An actor as the columns of an event. */
export function actorColumns(actor: Actor): {
  kind: ReadContext["actor"]["kind"];
  id: number | null;
  name: string | null;
} {
  switch (actor.kind) {
    case "user":
      return { kind: actor.kind, id: actor.userId, name: null };
    case "candidate":
      return { kind: actor.kind, id: actor.videoInterviewId, name: null };
    case "system":
      return { kind: actor.kind, id: null, name: actor.name };
    case "anonymous":
      return { kind: actor.kind, id: null, name: null };
  }
}

/**
 * What set-based statements that write rows with their events take first: the organisation, the time, the acting user (null:
 * nobody), the actor's three columns, and the request's id.
 */
export function writeColumns(context: WriteContext): unknown[] {
  const { kind, id, name } = actorColumns(context.actor);
  return [organisationOf(context), context.now, actingUserId(context), kind, id, name, context.requestId];
}
