import { OperationError } from "@hirelane/operations";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext } from "../http/environment.ts";

/** The error that a caller is told of; a defect of ours is logged, and told as such without its reason. */
export function translated(error: Error, { logger }: Pick<ApiOptions, "logger">, c: ApiContext): OperationError {
  if (error instanceof OperationError) return error;
  logger.error({ err: error, requestId: c.var.requestId }, "request failed");
  return new OperationError("internal", "Something went wrong on our side.", { cause: error });
}
