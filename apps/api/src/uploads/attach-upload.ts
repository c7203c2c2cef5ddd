import { type Call, finishUpload, giveUpUpload, type Kernel, OperationError } from "@hirelane/operations";
import { HEAD_BYTES, mediaTypeOf } from "./media-type.ts";
import type { UploadStore } from "./upload-store.ts";

/** An upload whose bytes are all there. */
export interface CompleteUpload {
  readonly uploadKey: string;
  readonly storageKey: string;
}

/** What attaching needs of the app. */
export interface Attaching {
  readonly kernel: Kernel;
  readonly uploads: UploadStore;
}

/**
 * Makes a complete upload the answer to its question. What is no video or audio is removed, and throws `invalid_input`;
 * an interview that is over by now throws as every call of its candidate does.
 */
export async function attachUpload(
  { kernel, uploads }: Attaching,
  { uploadKey, storageKey }: CompleteUpload,
  call: Call,
): Promise<void> {
  const contentType = await mediaTypeOf(await readHead(kernel, storageKey));
  if (contentType === null) {
    await giveUpUpload(kernel, uploadKey, call);
    throw new OperationError("invalid_input", "The file is no video or audio that can be played.", {
      fields: [{ path: "file", message: "Send WebM, MP4, QuickTime, Ogg, MP3, M4A or WAV." }],
    });
  }
  await uploads.settle(storageKey);
  await kernel.run(finishUpload, { uploadKey, contentType }, call);
  await uploads.tidy(storageKey);
}

async function readHead({ ports }: Kernel, storageKey: string): Promise<Uint8Array> {
  const stream = await ports.storage.read(storageKey, { first: 0, last: HEAD_BYTES - 1 });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
