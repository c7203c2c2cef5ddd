import type { PermissionName } from "@hirelane/domain";
import type { z } from "zod";
import type { ReadContext, WriteContext } from "./context.ts";

/** Whether a caller may repeat a write under an Idempotency-Key; calls that issue secrets refuse one. */
export type IdempotencyRule = "keyed" | "refused";

interface OperationShape<Input extends z.ZodType, Output extends z.ZodType> {
  /** `nouns.verb`: the path of the tRPC procedure, and the name in logs and docs. */
  readonly id: string;
  /** One line for the API reference. */
  readonly summary: string;
  readonly permission: PermissionName;
  readonly input: Input;
  readonly output: Output;
}

/** An operation that changes nothing: it runs in a read-only transaction. */
export interface ReadOperation<Input extends z.ZodType, Output extends z.ZodType> extends OperationShape<
  Input,
  Output
> {
  readonly effect: "read";
  /** Whether a replica may always answer it; what callers look at right after a change must not be. */
  readonly mayBeStale?: true;
  run(context: ReadContext, input: z.output<Input>): Promise<z.output<Output>>;
}

/** An operation with an effect: one transaction, kept whole or not at all. */
export interface WriteOperation<Input extends z.ZodType, Output extends z.ZodType> extends OperationShape<
  Input,
  Output
> {
  readonly effect: "write";
  readonly idempotency: IdempotencyRule;
  /** What of the input makes two calls under one Idempotency-Key the same; all of it unless told otherwise. */
  readonly idempotencyInput?: (input: z.output<Input>, context: WriteContext) => unknown;
  run(context: WriteContext, input: z.output<Input>): Promise<z.output<Output> | RefusedAfterCommit>;
}

export type Operation<Input extends z.ZodType, Output extends z.ZodType> =
  | ReadOperation<Input, Output>
  | WriteOperation<Input, Output>;

/** Any operation, where its types do not matter: catalogues, harnesses, documents. */
// oxlint-disable-next-line typescript/no-explicit-any -- variance: a catalogue holds operations of every input
export type AnyOperation = Operation<any, any>;

/** A failure whose writes stay: what `run` returns when the refusal itself must be remembered. */
export class RefusedAfterCommit {
  readonly error: Error;
  constructor(error: Error) {
    this.error = error;
  }
}

/** Declares a read. The one value from which procedure, routes, matrix and docs are made. */
export function defineRead<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<ReadOperation<Input, Output>, "effect">,
): ReadOperation<Input, Output> {
  return { effect: "read", ...operation };
}

/** Declares a write; `idempotency` is `keyed` unless said otherwise. */
export function defineWrite<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<WriteOperation<Input, Output>, "effect" | "idempotency"> & { idempotency?: IdempotencyRule },
): WriteOperation<Input, Output> {
  return { effect: "write", idempotency: "keyed", ...operation };
}
