import type { FieldError } from "@hirelane/domain";
import { type Call, type Kernel, OperationError } from "@hirelane/operations";
import type { Logger } from "@hirelane/runtime";
import { initTRPC } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { codeOfTrpcRefusal } from "../errors/trpc-code.ts";
import type { EventHub } from "../events/event-hub.ts";
import { wire } from "./wire.ts";

/** What every procedure is given. */
export interface TrpcContext {
  readonly kernel: Kernel;
  readonly logger: Logger;
  readonly requestId: string;
  /** The call's facts; throws `unauthenticated` for credentials that are not right. */
  call(): Promise<Call>;
  /** The same facts, with the credentials presented anew: for calls that go on. */
  callAgain(): Promise<Call>;
  readonly events: EventHub;
  /** Told of each call that was answered, or begun to be where it goes on: its procedure, method, status and seconds. */
  countCall(call: { path: string; type: string; status: number }, seconds: number): void;
}

/** Milliseconds after which a stream without events shows that it lives, and without which a client comes anew. */
const PING_EVERY = 10_000;
const RECONNECT_AFTER = 30_000;

const noFields: readonly FieldError[] = [];

const t = initTRPC.context<TrpcContext>().create({
  transformer: wire,
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: PING_EVERY },
    client: { reconnectAfterInactivityMs: RECONNECT_AFTER },
  },
  errorFormatter({ shape, error, ctx }) {
    const { cause } = error;
    const ours = cause instanceof OperationError ? cause : null;
    const isAlien = ours === null && cause !== undefined;
    return {
      ...shape,
      message: isAlien ? "The request cannot be read." : shape.message,
      data: {
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        code: ours?.code ?? codeOfTrpcRefusal(error.code),
        fields: ours?.fields ?? noFields,
        retryAfter: ours?.retryAfter ?? null,
        requestId: ctx?.requestId ?? null,
      },
    };
  },
});

export const { router } = t;

/** A procedure whose calls are counted. */
export const procedure = t.procedure.use(async ({ ctx, path, type, next }) => {
  const started = performance.now();
  const result = await next();
  const status = result.ok ? 200 : getHTTPStatusCodeFromError(result.error);
  ctx.countCall({ path, type, status }, (performance.now() - started) / 1000);
  return result;
});
