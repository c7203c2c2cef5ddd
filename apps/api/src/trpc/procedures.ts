import { type Operation, OperationError, type ReadOperation, type WriteOperation } from "@hirelane/operations";
import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import { trpcCode } from "../errors/trpc-code.ts";
import { procedure, type TrpcContext } from "./trpc.ts";

/** The query that runs a read. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(operation: ReadOperation<Input, Output>) {
  return procedure.input(undecoded(operation)).query(({ ctx, input }) => runOperation(operation, ctx, input));
}

/** The mutation that runs a write. */
export function mutation<Input extends z.ZodType, Output extends z.ZodType>(operation: WriteOperation<Input, Output>) {
  return procedure.input(undecoded(operation)).mutation(({ ctx, input }) => runOperation(operation, ctx, input));
}

/** A read that goes on: who may follow it, and what they are told, is what its operation says. */
export interface SubscriptionForm<Input extends z.ZodType, Message> {
  readonly id: string;
  readonly input: Input;
  /** Yields until the caller leaves; throws what the operation would throw once they may not call it any more. */
  follow(context: TrpcContext, input: unknown, signal: AbortSignal): AsyncGenerator<Message>;
}

/** The subscription that follows a read. */
export function subscription<Input extends z.ZodType, Message>(form: SubscriptionForm<Input, Message>) {
  return procedure.input(undecoded(form)).subscription(async function* ({ ctx, input, signal }) {
    try {
      yield* form.follow(ctx, input, signal ?? new AbortController().signal);
    } catch (error) {
      throw error instanceof DOMException ? error : toTrpcError(error, form.id, ctx);
    }
  });
}

/** The input's type for callers; the kernel decodes it, once, with every other check. */
function undecoded<Input extends z.ZodType>(_operation: { readonly input: Input }) {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- says what callers must send, not what arrived
  return (raw: unknown) => raw as z.input<Input>;
}

async function runOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  context: TrpcContext,
  input: unknown,
): Promise<z.output<Output>> {
  try {
    return await context.kernel.run(operation, input, await context.call());
  } catch (error) {
    throw toTrpcError(error, operation.id, context);
  }
}

function toTrpcError(error: unknown, operation: string, { logger, requestId }: TrpcContext): TRPCError {
  if (error instanceof OperationError) {
    return new TRPCError({ code: trpcCode[error.code], message: error.message, cause: error });
  }
  logger.error({ err: error, operation, requestId }, "operation failed");
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Something went wrong on our side." });
}
