import type { TRPCClientError } from "@trpc/client";
import { isHirelaneError } from "./errors.ts";
import type { AppRouter } from "./router.ts";
import { UnreadableAnswer } from "./unreadable-answer.ts";

/** How often, and after what time, a call that did not get through is repeated. */
export interface HirelaneRetries {
  /** Repetitions after the first attempt; 3 unless told otherwise. */
  readonly times?: number;
  /** Milliseconds before the first repetition, twice as many before each further one; 300 unless told otherwise. */
  readonly delayMs?: number;
  /** The longest wait, in milliseconds; where the server asks for a longer one, the call fails. 30,000 unless told otherwise. */
  readonly maxDelayMs?: number;
}

const TIMES = 3;
const DELAY_MS = 300;
const MAX_DELAY_MS = 30_000;

/** Answers by which a server, or what stands before it, says that it did not take the call up. */
const PASSING: readonly unknown[] = [429, 502, 503];

type Answer = Pick<Response, "status" | "headers">;

/** The pace at which one client comes again. */
export interface Pace extends Required<HirelaneRetries> {
  /** The part of each delay that it waits. */
  readonly share: number;
}

/**
 * A pace of its own for a client: those that failed together do not come again together, but the calls of one do, in one
 * batch as before.
 */
export function makePace({ times = TIMES, delayMs = DELAY_MS, maxDelayMs = MAX_DELAY_MS }: HirelaneRetries): Pace {
  return { times, delayMs, maxDelayMs, share: 0.5 + Math.random() / 2 };
}

/** Milliseconds to wait before an attempt that failed is repeated (1 for the first); null where that is of no use. */
export function waitBeforeRetry(
  error: TRPCClientError<AppRouter>,
  attempt: number,
  { times, delayMs, maxDelayMs, share }: Pace,
): number | null {
  if (attempt > times || !isPassing(error, attempt)) return null;
  const asked = askedWait(error);
  if (asked !== null) return asked > maxDelayMs ? null : asked;
  return share * Math.min(maxDelayMs, delayMs * 2 ** (attempt - 1));
}

function isPassing(error: TRPCClientError<AppRouter>, attempt: number): boolean {
  if (isHirelaneError(error)) {
    const isOwnEarlierAttempt = attempt > 1 && error.data.code === "idempotency_in_progress";
    return isOwnEarlierAttempt || PASSING.includes(error.data.httpStatus);
  }
  const response = responseTo(error);
  // fetch tells of a broken connection by a TypeError, on every platform.
  return response === null ? error.cause instanceof TypeError : PASSING.includes(response.status);
}

/** What the server asked for in its answer, or in the header `Retry-After`: seconds or a date. */
function askedWait(error: TRPCClientError<AppRouter>): number | null {
  const seconds = error.data?.retryAfter ?? null;
  if (seconds !== null) return seconds * 1000;
  const header = responseTo(error)?.headers.get("Retry-After") ?? "";
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function responseTo({ cause, meta }: TRPCClientError<AppRouter>): Answer | null {
  if (cause instanceof UnreadableAnswer) return cause.response;
  const response = meta?.["response"];
  return isAnswer(response) ? response : null;
}

/** By its form: some servers put a class of their own in the place of `Response`. */
function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "status" in value && "headers" in value;
}
