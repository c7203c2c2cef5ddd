import { z } from "zod";

/** Every reason for which an operation may fail, as consumers see it. */
export const ErrorCode = z.enum([
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "method_not_allowed",
  "conflict",
  "version_conflict",
  "refused",
  "idempotency_key_reused",
  "idempotency_in_progress",
  "payload_too_large",
  "unsupported_media_type",
  "rate_limited",
  "timeout",
  "unavailable",
  "internal",
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** One complaint about one field; `path` is dotted (`candidate.email`), and empty for the input as a whole. */
export const FieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;
