import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "./router.ts";

/** What the server says of a failure: its code, the fields at fault, seconds to wait, and the request's id in its log. */
export type HirelaneErrorData = NonNullable<TRPCClientError<AppRouter>["data"]>;

/** Why a call failed, in one word. */
export type HirelaneErrorCode = HirelaneErrorData["code"];

/** A field at fault: its path in the input, as in `stages.0.name`, and what is wrong with it. */
export type HirelaneFieldError = HirelaneErrorData["fields"][number];

/** A failure that the server explained: its `data` has the code, the fields, and the request's id. */
export type HirelaneError = TRPCClientError<AppRouter> & { readonly data: HirelaneErrorData };

/** Whether a caught value is a failure that the server explained, rather than a broken connection or a defect. */
export function isHirelaneError(error: unknown): error is HirelaneError {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "code" in data && typeof data.code === "string";
}
