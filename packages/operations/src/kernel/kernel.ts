import {
  type Database,
  type JobQueue,
  readFromReplica,
  readTransaction,
  type Replica,
  ReplicaAtFault,
  type Sql,
  writeTransaction,
  type WriteTransaction,
} from "@hirelane/db";
import { type Actor, mayCall, type Permission, permissions } from "@hirelane/domain";
import type { z } from "zod";
import { resolveActor } from "./actor.ts";
import type { ReadContext, WriteContext } from "./context.ts";
import { fromDriverError, isTransient } from "./driver-errors.ts";
import { answerOnce, checkIdempotencyKey } from "./idempotency.ts";
import { decodeInput } from "./input.ts";
import { invalidField, OperationError } from "./operation-error.ts";
import { type AnyOperation, type Operation, RefusedAfterCommit, type WriteOperation } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { admit, authenticate, type Credentials, idempotencyPrincipal, type Principal } from "./principal.ts";

const ATTEMPTS = 3;

/** The id of no organisation; ids begin at 1. */
const NO_ORGANISATION = 0;

/** What is known of a call besides its input. */
export interface Call {
  readonly principal: Principal;
  readonly requestId: string;
  /** The caller's network address, for throttling. */
  readonly address: string;
  readonly idempotencyKey?: string | undefined;
  /** Whether a read may be answered by a replica, which is some moments behind. */
  readonly mayBeStale?: boolean;
}

/** Runs something under a name, such that traces show it. */
export type Trace = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

/** What a kernel is made of. */
export interface KernelOptions {
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly ports: Ports;
  /** Where reads go that may be stale; to the database when absent. */
  readonly replica?: Replica | null;
  readonly trace?: Trace;
  /** Checks every answer against the operation's output schema; for tests. */
  readonly verifyOutputs?: boolean;
}

/** The one place that opens transactions: it authenticates, authorises, decodes, runs, and translates failures. */
export class Kernel {
  readonly #options: KernelOptions;
  readonly #trace: Trace;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#trace = options.trace ?? ((_name, run) => run());
  }

  get ports(): Ports {
    return this.#options.ports;
  }

  /** Who presents these credentials; throws `unauthenticated`, or `unavailable` without a database. */
  async authenticate(credentials: Credentials): Promise<Principal> {
    return this.#translated(() => authenticate(this.#options.database, this.ports, credentials));
  }

  /** Runs an operation for a caller. Every failure is an `OperationError`, but for defects of ours. */
  async run<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    rawInput: unknown,
    call: Call,
  ): Promise<z.output<Output>> {
    const permission: Permission = permissions[operation.permission];
    const principal = admit(operation, call.principal);
    refuseKeyWhereUseless(operation, call);
    const input = decodeInput(operation.input, rawInput);
    const output = await this.#trace(operation.id, () =>
      this.#translated(() => this.#perform(operation, permission, principal, input, call)),
    );
    return this.#options.verifyOutputs === true ? operation.output.parse(output) : output;
  }

  /** Who an operation would run for just now; throws what it would throw for a caller who may not call it. */
  async actorFor(operation: AnyOperation, call: Call): Promise<Actor> {
    const principal = admit(operation, call.principal);
    const organisationId = principal.kind === "anonymous" ? null : principal.organisationId;
    return this.#translated(() =>
      readTransaction(this.#options.database, organisationId, async (sql) => {
        const { actor } = await this.#readContext(permissions[operation.permission], principal, call, sql);
        return actor;
      }),
    );
  }

  /** Runs a write for the system itself, under the name of a job; without an organisation (null) it sees no row at first. */
  async runAsSystem<Result>(
    organisationId: number | null,
    name: string,
    run: (context: WriteContext) => Promise<Result>,
  ): Promise<Result> {
    const principal = { kind: "system", organisationId: organisationId ?? NO_ORGANISATION, name } as const;
    const call: Call = { principal, requestId: name, address: "" };
    return this.#trace(name, () => this.#write({ roles: [], row: "manage" }, call.principal, call, run));
  }

  /** Runs reads for the system itself: of one organisation, or (null) of none. */
  async readAsSystem<Result>(organisationId: number | null, run: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.#translated(() => readTransaction(this.#options.database, organisationId, run));
  }

  async #perform<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    permission: Permission,
    principal: Principal,
    input: z.output<Input>,
    call: Call,
  ): Promise<z.output<Output>> {
    if (operation.effect === "read") {
      const organisationId = principal.kind === "anonymous" ? null : principal.organisationId;
      const { database, replica = null } = this.#options;
      if (replica === null || (operation.mayBeStale ?? call.mayBeStale) !== true)
        return readTransaction(database, organisationId, async (sql) =>
          operation.run(await this.#readContext(permission, principal, call, sql), input),
        );
      // Who may do what is never stale: a replica that is behind still knows those who were shut out just now.
      const context = await readTransaction(database, organisationId, (sql) =>
        this.#readContext(permission, principal, call, sql),
      );
      const read = (sql: Sql) => operation.run({ ...context, sql }, input);
      return readFromReplica(replica, organisationId, read).catch((error: unknown) => {
        if (!(error instanceof ReplicaAtFault)) throw error;
        return readTransaction(database, organisationId, read);
      });
    }
    const output = await this.#write(permission, principal, call, (context) =>
      performWrite(operation, context, principal, input, call),
    );
    if (output instanceof RefusedAfterCommit) throw output.error;
    return output;
  }

  async #write<Result>(
    permission: Permission,
    principal: Principal,
    call: Call,
    run: (context: WriteContext) => Promise<Result>,
  ): Promise<Result> {
    const organisationId = principal.kind === "anonymous" ? null : principal.organisationId;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await writeTransaction(this.#options.database, organisationId, async (transaction: WriteTransaction) => {
          const context = await this.#readContext(permission, principal, call, transaction.sql);
          return run({ ...context, em: transaction.em, enter: transaction.enter, jobs: this.#options.jobs });
        });
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  async #readContext(permission: Permission, principal: Principal, call: Call, sql: Sql): Promise<ReadContext> {
    const now = this.ports.now();
    const actor = await resolveActor(sql, principal, now);
    if (!mayCall(actor, permission)) throw new OperationError("forbidden", "Your role does not allow this.");
    return {
      actor,
      now,
      requestId: call.requestId,
      address: call.address,
      sql,
      ports: this.ports,
      requires: permission.row,
    };
  }

  async #translated<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof OperationError) throw error;
      throw fromDriverError(error) ?? error;
    }
  }
}

function refuseKeyWhereUseless(operation: AnyOperation, call: Call): void {
  if (call.idempotencyKey === undefined || operation.effect === "read") return;
  checkIdempotencyKey(call.idempotencyKey);
  if (operation.idempotency === "refused") {
    throw invalidField("Idempotency-Key", "This call takes no Idempotency-Key: its answer is a secret.");
  }
}

async function performWrite<Input extends z.ZodType, Output extends z.ZodType>(
  operation: WriteOperation<Input, Output>,
  context: WriteContext,
  principal: Principal,
  input: z.output<Input>,
  call: Call,
): Promise<z.output<Output> | RefusedAfterCommit> {
  const keeper = idempotencyPrincipal(principal);
  if (call.idempotencyKey === undefined || keeper === null) return operation.run(context, input);
  const compared: unknown =
    operation.idempotencyInput === undefined ? input : await operation.idempotencyInput(input, context);
  const keyed = { principal: keeper, key: call.idempotencyKey, operation: operation.id, input: compared };
  return answerOnce(context, keyed, () => operation.run(context, input));
}
