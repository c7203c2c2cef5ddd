import {
  type Operation,
  type OperationLink,
  type OperationResultEnvelope,
  type OperationResultObserver,
  TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { HirelaneCallContext } from "./calls.ts";
import { isHirelaneError } from "./errors.ts";
import { type HirelaneRetries, makePace, type Pace, waitBeforeRetry } from "./retry-policy.ts";
import type { AppRouter } from "./router.ts";

/** What of a client's options says how its calls are stood by. */
export interface PersistenceOptions {
  /** Null where nothing is repeated. */
  readonly retries: HirelaneRetries | null;
  /** The header of the caller; empty for strangers. */
  authorization(): Promise<Record<string, string>>;
}

type Next = Parameters<OperationLink<AppRouter>>[0]["next"];
type Envelope = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>;
type Attempt = (operation: Operation) => Promise<Envelope>;

/**
 * Stands by queries and mutations until they are settled or aborted: repeats what did not get through, mutations only under
 * an Idempotency-Key, which it makes where none was given. The headers of a mutation are in its context from here on.
 */
export function persistenceLink({ retries, authorization }: PersistenceOptions): TRPCLink<AppRouter> {
  return () => {
    const pace = retries === null ? null : makePace(retries);
    const keyless = new Set<string>();
    return ({ op, next }) => {
      if (op.type === "subscription") return next(op);
      return observable((observer) => {
        const { signal, abort, release } = followSignal(op.signal);
        const attempt: Attempt = (operation) => attemptOnce(operation, next, signal);
        const settled =
          op.type === "query"
            ? repeat(op, attempt, pace, signal)
            : mutate({ op, attempt, keyless, signal, pace, authorization });
        void tell(observer, settled).finally(release);
        return abort;
      });
    };
  };
}

async function tell(observer: OperationResultObserver<AppRouter, unknown>, settled: Promise<Envelope>): Promise<void> {
  try {
    observer.next(await settled);
    observer.complete();
  } catch (error) {
    observer.error(TRPCClientError.from(error instanceof Error ? error : new Error(String(error))));
  }
}

interface Mutation extends Pick<PersistenceOptions, "authorization"> {
  readonly op: Operation;
  readonly attempt: Attempt;
  /** Paths of the calls that are known to refuse a key. */
  readonly keyless: Set<string>;
  readonly signal: AbortSignal;
  readonly pace: Pace | null;
}

async function mutate({ op, attempt, keyless, signal, pace, authorization }: Mutation): Promise<Envelope> {
  // Keys are kept per token: every attempt presents the same one.
  const caller = await authorization();
  const isKnown = Object.keys(caller).length > 0;
  const { idempotencyKey: given }: HirelaneCallContext = op.context;
  const key = given ?? (isKnown && pace !== null && !keyless.has(op.path) ? makeKey() : undefined);
  const keyed = key === undefined ? {} : { "Idempotency-Key": key };
  const send = (headers: Record<string, string>, at: Pace | null) =>
    repeat({ ...op, context: { ...op.context, headers } }, attempt, at, signal);
  try {
    return await send({ ...caller, ...keyed }, isKnown && key !== undefined ? pace : null);
  } catch (error) {
    if (given !== undefined || !isRefusalOfKey(error)) throw error;
    keyless.add(op.path);
    return send(caller, null);
  }
}

async function repeat(
  operation: Operation,
  attempt: Attempt,
  pace: Pace | null,
  signal: AbortSignal,
): Promise<Envelope> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(operation);
    } catch (error) {
      if (signal.aborted || pace === null || !isClientError(error)) throw error;
      const milliseconds = waitBeforeRetry(error, count, pace);
      if (milliseconds === null) throw error;
      await wait(milliseconds, signal);
    }
  }
}

/** Settles at once when the call is aborted, also where the request goes on for the others of its batch. */
function attemptOnce(operation: Operation, next: Next, signal: AbortSignal): Promise<Envelope> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const subscription = next(operation).subscribe({ next: resolve, error: reject });
    signal.addEventListener("abort", () => {
      subscription.unsubscribe();
      reject(reasonOf(signal));
    });
  });
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    });
  });
}

/** A signal that lives no longer than the call: the caller's own may outlive thousands. */
function followSignal(given: Operation["signal"]) {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(given?.aborted === true ? reasonOf(given) : undefined);
  if (given?.aborted === true) abort();
  else given?.addEventListener("abort", abort);
  return { signal, abort, release: () => given?.removeEventListener("abort", abort) };
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException("The call was aborted.", "AbortError");
}

function isClientError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** Calls whose answers are secrets take no key; they say so before they do anything. */
function isRefusalOfKey(error: unknown): boolean {
  if (!isHirelaneError(error)) return false;
  return error.data.code === "invalid_input" && error.data.fields.some(({ path }) => path === "Idempotency-Key");
}

/** `crypto.randomUUID` is missing from pages that come over plain http. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
