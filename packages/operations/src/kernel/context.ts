import type { JobQueue, Sql, WriteTransaction } from "@hirelane/db";
import type { Actor, RowRequirement } from "@hirelane/domain";
import type { Ports } from "./ports.ts";

/** What every operation is given. */
export interface ReadContext {
  readonly actor: Actor;
  /** The operation's clock: the same instant for the whole operation, and for its SQL. */
  readonly now: Date;
  readonly requestId: string;
  /** Where the caller is, for throttling; empty for jobs. */
  readonly address: string;
  readonly sql: Sql;
  readonly ports: Ports;
  /** The access that the operation's permission asks of every row that it is about. */
  readonly requires: RowRequirement;
}

/** What an operation with an effect is given besides. */
export interface WriteContext extends ReadContext {
  readonly em: WriteTransaction["em"];
  readonly enter: WriteTransaction["enter"];
  readonly jobs: JobQueue;
}

/** The organisation that the actor belongs to; a defect in operations that strangers may call. */
export function organisationOf(context: ReadContext): number {
  if (context.actor.kind === "anonymous") throw new Error("A stranger belongs to no organisation.");
  return context.actor.organisationId;
}

/** The id of the acting user; null for candidates and jobs. */
export function actingUserId(context: ReadContext): number | null {
  return context.actor.kind === "user" ? context.actor.userId : null;
}
