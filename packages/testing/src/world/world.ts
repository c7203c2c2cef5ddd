import { type Actor, type ResourceName, type RowAccess, type TeamRole, videoInterviewAccess } from "@hirelane/domain";

/**
 * Rows by how the acting users stand to their job: the recruiter's own; the recruiter and the hiring manager as manager,
 * evaluator, reviewer; a colleague's; and one of another organisation.
 */
export type RowName = "own" | "managed" | "evaluated" | "reviewed" | "foreign" | "otherOrganisation";

/** A job with one row of every resource on it. */
export interface WorldRow {
  readonly name: RowName;
  readonly organisationId: number;
  readonly ownerUserId: number;
  readonly team: ReadonlyMap<number, readonly TeamRole[]>;
  readonly ids: Readonly<Record<ResourceName, number>>;
  /** Shown to those who manage the row, and to nobody else. */
  readonly activationKey: string;
}

export type WorldActorName =
  | "anonymous"
  | "owner"
  | "admin"
  | "recruiter"
  | "hiringManager"
  | "candidate"
  | "candidateOfAnotherInterview"
  | "candidateNotInvited"
  | "candidateTooLate"
  | "ownerOfAnotherOrganisation";

/** Somebody who calls. */
export interface WorldActor {
  readonly name: WorldActorName;
  readonly actor: Actor;
  readonly token?: string;
  readonly activationKey?: string;
  /** Whether the time of a candidate has come and is not over; true for everybody else. */
  readonly admitted: boolean;
  /** A token of the actor's own, other than the one of the calls. */
  readonly spareTokenId?: number;
}

/** Two organisations in which every relation of an actor to a row occurs. */
export interface World {
  readonly rows: readonly WorldRow[];
  readonly actors: readonly WorldActor[];
  /** What fields of these names may hold where a word will not do. */
  readonly hints: Readonly<Record<string, unknown>>;
}

/** The organisation of an actor; null for strangers. */
export function organisationOfActor({ actor }: WorldActor): number | null {
  return actor.kind === "anonymous" ? null : actor.organisationId;
}

/** The id that a call of this actor uses for a resource of a row: tokens of the own row are the actor's own. */
export function idOf(row: WorldRow, resource: string, actor: WorldActor): number {
  if (resource === "token" && row.name === "own" && organisationOfActor(actor) === row.organisationId) {
    return actor.spareTokenId ?? row.ids.token;
  }
  const id = new Map(Object.entries(row.ids)).get(resource);
  if (id === undefined) throw new Error(`The world has no ${resource}: give its rows one.`);
  return id;
}

const OF_THE_ORGANISATION: ReadonlySet<string> = new Set(["organisation", "user", "token", "deadLetter"]);

/** How close an actor stands to a row of a resource, as the domain says; what belongs to no job is open to its organisation. */
export function accessTo(row: WorldRow, resource: string, actor: WorldActor): RowAccess {
  if (!isKnown(row, resource, actor)) return "none";
  if (OF_THE_ORGANISATION.has(resource)) return "manage";
  if (resource === "job" && actor.actor.kind === "candidate") {
    return actor.actor.jobId === row.ids.job ? "manage" : "none";
  }
  const userId = actor.actor.kind === "user" ? actor.actor.userId : 0;
  const { job: jobId, videoInterview } = row.ids;
  return videoInterviewAccess(actor.actor, videoInterview, {
    jobId,
    ownerUserId: row.ownerUserId,
    teamRoles: row.team.get(userId) ?? [],
  });
}

/** Whether a row belongs to the actor's organisation and, where only its user may know of it, to the actor. */
export function isKnown(row: WorldRow, resource: string, actor: WorldActor): boolean {
  if (organisationOfActor(actor) !== row.organisationId) return false;
  return resource !== "token" || idOf(row, resource, actor) === actor.spareTokenId;
}
