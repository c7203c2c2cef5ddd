/** Where the bytes of files are kept; keys are random, and never told to anybody. */
export interface FileStorage {
  /** Keeps bytes under a new key; when it throws, nothing stays. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or those from `first` to `last` (both included); throws when there are none under this key. */
  read(key: string, range?: { readonly first: number; readonly last: number }): Promise<ReadableStream<Uint8Array>>;
  /** Removes the bytes; a key without any is fine. */
  remove(key: string): Promise<void>;
  /** Removes what of an upload in parts has arrived, finished or not; a key without any is fine. */
  discardUpload(key: string): Promise<void>;
}

/** Throws for what is no key of ours, so that no key ever leads out of the folder. */
export function checkStorageKey(key: string): void {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{16,64}$/.test(key)) throw new Error("This is no key of the file storage.");
}
