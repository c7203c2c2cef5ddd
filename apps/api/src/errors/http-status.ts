import type { ErrorCode } from "@hirelane/domain";

/** Every error code as an HTTP status, in all REST dialects. */
export const httpStatus = {
  invalid_input: 400,
  refused: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  version_conflict: 409,
  idempotency_in_progress: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<ErrorCode, number>;

/** The status of a lost update that was guarded by `If-Match` rather than by a version in the body. */
export const PRECONDITION_FAILED = 412;
