import { findRow, findStoredAnswer, storeAnswer, tryLock } from "@hirelane/db";
import superjson from "superjson";
import { type WriteContext, organisationOf } from "./context.ts";
import { invalidField, OperationError } from "./operation-error.ts";

const HOURS_KEPT = 24;

/** One call under an Idempotency-Key: whose it is, and what was asked. */
export interface KeyedCall {
  readonly principal: string;
  readonly key: string;
  readonly operation: string;
  /** The decoded input, or what the operation compares of it; two calls are the same when it is. */
  readonly input: unknown;
}

/** Throws `invalid_input` for a key that is not 1 to 255 printable ASCII characters. */
export function checkIdempotencyKey(key: string): void {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw invalidField("Idempotency-Key", "Must be 1 to 255 printable ASCII characters.");
}

/**
 * Runs a write once per key (SPEC §8): the same key and input gives the first answer again, another input
 * `idempotency_key_reused`, and while the first still runs `idempotency_in_progress`. Answers are kept 24 hours, sealed; an
 * erasure of a person blanks all of the organisation, as none tells whom it names: then `conflict`.
 */
export async function answerOnce<Answer>(
  context: WriteContext,
  call: KeyedCall,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { cryptography } = context.ports;
  const organisationId = organisationOf(context);
  const lock = await findRow(context.sql, tryLock, [`idempotency:${organisationId}:${call.principal}:${call.key}`]);
  if (lock?.locked !== true) {
    throw new OperationError("idempotency_in_progress", "The first call with this Idempotency-Key is still running.");
  }
  const inputHash = cryptography.sha256(canonicalJson(superjson.serialize(call.input)));
  const oldest = new Date(context.now.getTime() - HOURS_KEPT * 60 * 60 * 1000);
  const stored = await findRow(context.sql, findStoredAnswer, [call.principal, call.key, oldest]);
  if (stored !== null) {
    if (stored.operation !== call.operation || stored.input_hash !== inputHash) {
      throw new OperationError("idempotency_key_reused", "This Idempotency-Key was used with another input.");
    }
    if (stored.sealed_answer === "") {
      throw new OperationError("conflict", "This call is done; its answer was erased together with a person's data.");
    }
    return superjson.parse<Answer>(cryptography.open(stored.sealed_answer));
  }
  const answer = await run();
  await context.em.flush();
  await context.sql.rows(storeAnswer, [
    organisationId,
    call.principal,
    call.key,
    call.operation,
    inputHash,
    cryptography.seal(superjson.stringify(answer)),
    context.now,
  ]);
  return answer;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) => {
    if (typeof child !== "object" || child === null || Array.isArray(child)) return child;
    return Object.fromEntries(Object.entries(child).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
