import type { FileStorage } from "./file-storage.ts";
import { createLocalStorage } from "./local-storage.ts";
import { createS3Storage } from "./s3-storage.ts";
import type { StorageConfig } from "./storage-config.ts";

/** The storage that the configuration names; nothing is reached or made before the first file. */
export function openStorage(config: StorageConfig): FileStorage {
  return config.kind === "local" ? createLocalStorage(config.folder) : createS3Storage(config);
}
