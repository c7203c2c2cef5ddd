import type { OperationError } from "@hirelane/operations";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import superjson from "superjson";
import { trpcCode } from "./trpc-code.ts";

/** A refusal where no procedure was reached, in the shape that typed clients read. */
export function trpcErrorBody(error: OperationError, requestId: string, status: number): object {
  const { message, code, fields, retryAfter } = error;
  const data = { httpStatus: status, code, fields, retryAfter, requestId };
  return { error: superjson.serialize({ message, code: TRPC_ERROR_CODES_BY_KEY[trpcCode[code]], data }) };
}
