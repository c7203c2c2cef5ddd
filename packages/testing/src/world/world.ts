import {
  feedbackStanding,
  type Actor,
  noteStanding,
  type ResourceName,
  type RowAccess,
  type RowStanding,
  shareStanding,
  type TeamRole,
  videoInterviewStanding,
  workflowAccess,
} from "@hirelane/domain";

/**
 * Rows by how the acting users stand to their job: the recruiter's own; the recruiter and the hiring manager as manager,
 * evaluator, reviewer; a colleague's whose interview is shared with them; a colleague's; and one of another organisation.
 */
export type RowName = "own" | "managed" | "evaluated" | "reviewed" | "shared" | "foreign" | "otherOrganisation";

/** A job with one row of every resource on it. */
export interface WorldRow {
  readonly name: RowName;
  readonly organisationId: number;
  readonly ownerUserId: number;
  readonly team: ReadonlyMap<number, readonly TeamRole[]>;
  /** The users with whom the interview is shared. */
  readonly sharedWith: ReadonlySet<number>;
  /** Who wrote the note; it is shared. */
  readonly noteBy: number;
  readonly ids: Readonly<Record<ResourceName, number>>;
  /** Shown to those who manage the row, and to nobody else. */
  readonly activationKey: string;
  /** Of the test of its application. */
  readonly assessmentKey: string;
  /** Of the job, which is open to applicants. */
  readonly publicKey: string;
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
  /** A file that the actor uploaded, and that is attached to nothing. */
  readonly spareFileId?: number;
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

/** The id that a call of this actor uses for a resource of a row: tokens of the own row are the actor's own, and so are uploaded files but for those of the foreign one. */
export function idOf(row: WorldRow, resource: string, actor: WorldActor): number {
  if (resource === "token" && row.name === "own" && organisationOfActor(actor) === row.organisationId) {
    return actor.spareTokenId ?? row.ids.token;
  }
  if (resource === "uploadedFile" && row.name !== "foreign" && organisationOfActor(actor) === row.organisationId) {
    return actor.spareFileId ?? row.ids.uploadedFile;
  }
  const id = new Map(Object.entries(row.ids)).get(resource);
  if (id === undefined) throw new Error(`The world has no ${resource}: give its rows one.`);
  return id;
}

const OF_THE_ORGANISATION: ReadonlySet<string> = new Set([
  "organisation",
  "user",
  "token",
  "uploadedFile",
  "deadLetter",
  "notification",
  "questionSet",
  "scoreWeight",
  "creditUsage",
  "rollupRun",
]);

/** What a share lets its holder see: the interview, and what belongs to it alone. */
const OF_THE_INTERVIEW: ReadonlySet<string> = new Set(["videoInterview", "share", "file", "answer"]);

/** What stands and falls with the workflow of the job, which its owner made. */
const OF_THE_WORKFLOW: ReadonlySet<string> = new Set(["workflow", "stage", "alert"]);

const NOTHING = { access: "none", watches: false, evaluates: false } as const;
const OPEN = { ...NOTHING, access: "manage" } as const;

/** How an actor stands to a row of a resource, as the domain says; what belongs to no job is open to its organisation. */
export function standingTo(row: WorldRow, resource: string, actor: WorldActor): RowStanding {
  if (!isKnown(row, resource, actor)) return NOTHING;
  if (OF_THE_ORGANISATION.has(resource)) return OPEN;
  if ((resource === "job" || resource === "question") && actor.actor.kind === "candidate") {
    return actor.actor.jobId === row.ids.job ? OPEN : NOTHING;
  }
  if (resource === "question") return OPEN;
  const userId = actor.actor.kind === "user" ? actor.actor.userId : 0;
  const { job: jobId, videoInterview } = row.ids;
  const interview = videoInterviewStanding(actor.actor, videoInterview, {
    jobId,
    ownerUserId: row.ownerUserId,
    teamRoles: row.team.get(userId) ?? [],
    shared: OF_THE_INTERVIEW.has(resource) && row.sharedWith.has(userId),
  });
  if (OF_THE_WORKFLOW.has(resource)) {
    const seesJob = interview.access !== "none";
    const facts = { createdByUserId: row.ownerUserId, shared: false, onTeamJob: seesJob, onOwnJob: seesJob };
    return { ...NOTHING, access: workflowAccess(actor.actor, facts) };
  }
  if (resource === "share") return shareStanding(actor.actor, { userId: row.ids.user, interview });
  if (resource === "feedback") return feedbackStanding(actor.actor, { userId: row.noteBy }, interview);
  if (resource !== "note") return interview;
  return noteStanding(actor.actor, { userId: row.noteBy, visibility: "shared", interview, seesOthers: true });
}

/** How close an actor stands to a row of a resource. */
export function accessTo(row: WorldRow, resource: string, actor: WorldActor): RowAccess {
  return standingTo(row, resource, actor).access;
}

/** Whether an actor may be told an id: of what they may see, and of what the address of a shared interview contains. */
export function mayBeTold(row: WorldRow, resource: string, actor: WorldActor): boolean {
  const isInAddress = ["job", "candidate", "application"].includes(resource);
  return (
    accessTo(row, isInAddress ? "videoInterview" : resource, actor) !== "none" ||
    accessTo(row, resource, actor) !== "none"
  );
}

/** Whether a row belongs to the actor's organisation and, where only its user may know of it, to the actor. */
export function isKnown(row: WorldRow, resource: string, actor: WorldActor): boolean {
  if (organisationOfActor(actor) !== row.organisationId) return false;
  if (resource === "uploadedFile") return idOf(row, resource, actor) === actor.spareFileId;
  if (resource === "notification") return actor.actor.kind === "user" && actor.actor.userId === row.ownerUserId;
  return resource !== "token" || idOf(row, resource, actor) === actor.spareTokenId;
}
