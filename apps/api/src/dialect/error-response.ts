import type { OperationError } from "@hirelane/operations";
import { httpStatus, PRECONDITION_FAILED } from "../errors/http-status.ts";
import type { ApiContext } from "../http/environment.ts";
import { errorBodies, type ErrorShape } from "./error-body.ts";

/** An error in the words of a dialect, with the headers that belong to its status. */
export function errorResponse(shape: ErrorShape, error: OperationError, c: ApiContext): Response {
  if (error.retryAfter !== null) c.header("Retry-After", String(error.retryAfter));
  if (error.code === "unauthenticated") c.header("WWW-Authenticate", "Token");
  const lostUpdate = error.code === "version_conflict" && c.req.header("If-Match") !== undefined;
  return c.json(errorBodies[shape].body(error), lostUpdate ? PRECONDITION_FAILED : httpStatus[error.code]);
}
