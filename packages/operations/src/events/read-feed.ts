import {
  type EventPosition,
  findRow,
  getFeedEnd,
  listFeed,
  listJobTeams,
  type Sql,
  toFeedEvent,
  toId,
} from "@hirelane/db";
import { type Actor, type EventView, type JobAccessFacts, mayReadEvent } from "@hirelane/domain";
import type { Kernel } from "../kernel/kernel.ts";

/** An event, its place in the feed, and who may know of it as of the time when it was read. */
export interface FeedEvent {
  readonly view: EventView;
  readonly position: EventPosition;
  mayBeReadBy(actor: Actor): boolean;
}

/** What a feed holds behind a place. */
export interface FeedPart {
  readonly events: readonly FeedEvent[];
  /** Whether events are there that must wait for an older transaction. */
  readonly waits: boolean;
}

/** The end of every feed: what is settled lies before it, all that is to come behind it. */
export async function readFeedEnd(kernel: Kernel): Promise<EventPosition> {
  const row = await kernel.readAsSystem(null, (sql) => findRow(sql, getFeedEnd, []));
  return { transactionId: row?.transaction_id ?? "0", id: "0" };
}

/** The settled events of an organisation behind a place, for all of its readers at once; at most `limit`. */
export async function readFeed(
  kernel: Kernel,
  organisationId: number,
  { transactionId, id }: EventPosition,
  limit: number,
): Promise<FeedPart> {
  return kernel.readAsSystem(organisationId, async (sql) => {
    const rows = await sql.rows(listFeed, [transactionId, id, limit]);
    const end = rows.findIndex((row) => !row.settled);
    const settled = (end === -1 ? rows : rows.slice(0, end)).map((row) => toFeedEvent(row));
    const jobs = await loadTeams(
      sql,
      settled.map(({ view }) => view),
    );
    const events = settled.map(({ view, position }) => ({
      view,
      position,
      mayBeReadBy: (actor: Actor) => mayReadEvent(actor, view, factsFor(actor, jobs.get(view.jobId ?? 0))),
    }));
    return { events, waits: end !== -1 };
  });
}

interface Team extends Pick<JobAccessFacts, "jobId" | "ownerUserId"> {
  readonly roles: ReadonlyMap<number, JobAccessFacts["teamRoles"]>;
}

async function loadTeams(sql: Sql, events: readonly EventView[]): Promise<Map<number, Team>> {
  const ids = new Set(events.flatMap(({ jobId }) => (jobId === null ? [] : [jobId])));
  if (ids.size === 0) return new Map();
  const rows = await sql.rows(listJobTeams, [[...ids]]);
  return new Map(
    rows.map((row) => {
      const members = row.roles.map((role, index) => ({ role, userId: row.member_ids[index] ?? 0 }));
      const roles = new Map(
        [...Map.groupBy(members, ({ userId }) => userId)].map(([userId, own]) => [userId, own.map(({ role }) => role)]),
      );
      const jobId = toId(row.job_id);
      return [jobId, { jobId, ownerUserId: toId(row.owner_user_id), roles }];
    }),
  );
}

function factsFor(actor: Actor, team: Team | undefined): JobAccessFacts | null {
  if (team === undefined || actor.kind !== "user") return null;
  return { ...team, teamRoles: team.roles.get(actor.userId) ?? [] };
}
