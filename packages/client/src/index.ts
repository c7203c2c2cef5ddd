export {
  createHirelaneClient,
  type HirelaneCallContext,
  type HirelaneClient,
  type HirelaneClientOptions,
} from "./client.ts";
export { type HirelaneError, isHirelaneError } from "./errors.ts";
