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

/** The input's type for callers; the kernel decodes it, once, with every other check. */
function undecoded<Input extends z.ZodType, Output extends z.ZodType>(_operation: Operation<Input, Output>) {
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
