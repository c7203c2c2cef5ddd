import type { AppRouter } from "@hirelane/api";
import { TRPCClientError } from "@trpc/client";

/** What the server says of a failure. */
type ErrorData = NonNullable<TRPCClientError<AppRouter>["data"]>;

/** A failure that the server explained: its `data` has the code, the fields, and the request's id. */
export type HirelaneError = TRPCClientError<AppRouter> & { readonly data: ErrorData };

/** Whether a caught value is a failure that the server explained, rather than a broken connection or a defect. */
export function isHirelaneError(error: unknown): error is HirelaneError {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "code" in data && typeof data.code === "string";
}
