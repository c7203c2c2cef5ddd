export type { HirelaneCredentials } from "./authorization.ts";
export type { HirelaneCallContext, HirelaneClient, HirelaneInputs, HirelaneOutputs } from "./calls.ts";
export { createHirelaneClient, type HirelaneClientOptions } from "./client.ts";
export {
  type HirelaneError,
  type HirelaneErrorCode,
  type HirelaneErrorData,
  type HirelaneFieldError,
  isHirelaneError,
} from "./errors.ts";
export type { HirelaneRetries } from "./retry-policy.ts";
export type { AppRouter } from "./router.ts";
export { type AttachmentKind, type UploadedFile, uploadFile } from "./upload-file.ts";
