export {
  createHirelaneClient,
  type HirelaneCallContext,
  type HirelaneClient,
  type HirelaneClientOptions,
} from "./client.ts";
export { type HirelaneError, isHirelaneError } from "./errors.ts";
export { type AttachmentKind, type UploadedFile, uploadFile } from "./upload-file.ts";
