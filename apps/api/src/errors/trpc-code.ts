import type { ErrorCode } from "@hirelane/domain";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";

/** Every error code as a tRPC code. */
export const trpcCode = {
  invalid_input: "BAD_REQUEST",
  refused: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  method_not_allowed: "METHOD_NOT_SUPPORTED",
  conflict: "CONFLICT",
  version_conflict: "CONFLICT",
  idempotency_in_progress: "CONFLICT",
  payload_too_large: "PAYLOAD_TOO_LARGE",
  unsupported_media_type: "UNSUPPORTED_MEDIA_TYPE",
  idempotency_key_reused: "UNPROCESSABLE_CONTENT",
  rate_limited: "TOO_MANY_REQUESTS",
  internal: "INTERNAL_SERVER_ERROR",
  unavailable: "SERVICE_UNAVAILABLE",
  timeout: "GATEWAY_TIMEOUT",
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;

/** What tRPC's own refusals, before any operation runs, are called among our codes. */
export function codeOfTrpcRefusal(code: TRPC_ERROR_CODE_KEY): ErrorCode {
  switch (code) {
    case "PARSE_ERROR":
    case "BAD_REQUEST":
    case "UNPROCESSABLE_CONTENT":
      return "invalid_input";
    case "NOT_FOUND":
      return "not_found";
    case "METHOD_NOT_SUPPORTED":
      return "method_not_allowed";
    case "UNSUPPORTED_MEDIA_TYPE":
      return "unsupported_media_type";
    case "PAYLOAD_TOO_LARGE":
      return "payload_too_large";
    case "UNAUTHORIZED":
      return "unauthenticated";
    default:
      return "internal";
  }
}
