import { createFile, findRow, noteStoredFile, toId } from "@hirelane/db";
import { AttachmentKind, UploadedFileView } from "@hirelane/domain";
import { z } from "zod";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import type { Call, Kernel } from "../kernel/kernel.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { newStorageKey } from "./storage-key.ts";

/** A file whose content was recognised, ready to be kept. */
export interface RecognisedFile {
  readonly kind: AttachmentKind;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** SHA-256 of what was sent, as lower-case hex; what is kept may differ from that. */
  readonly sha256: string;
  bytes(): AsyncIterable<Uint8Array>;
}

const noteNewFile = defineWrite({
  id: "files.noteNew",
  summary: "Note a file before its first byte: what a crash leaves, housekeeping finds.",
  permission: "videoInterviews.manage",
  input: z.strictObject({ kind: AttachmentKind }),
  output: z.object({ id: z.number(), storageKey: z.string() }),
  async run(context, { kind }) {
    const storageKey = newStorageKey(context.ports.cryptography);
    const values = [organisationOf(context), storageKey, kind, actingUserId(context), context.now];
    const row = await findRow(context.sql, createFile, values);
    return { id: toId(row?.id ?? ""), storageKey };
  },
});

const noteStored = defineWrite({
  id: "files.noteStored",
  summary: "Note that a file's bytes are stored.",
  permission: "videoInterviews.manage",
  input: UploadedFileView.extend({ sha256: z.string() }),
  output: UploadedFileView,
  async run(context, { sha256, ...view }) {
    const { id, contentType, sizeBytes } = view;
    const stored = await findRow(context.sql, noteStoredFile, [id, contentType, sizeBytes, sha256, context.now]);
    if (stored === null) throw new OperationError("conflict", "The upload took longer than a day.");
    return view;
  },
});

/**
 * Keeps a file for its uploader to attach within a day: noted, stored, noted as stored. No transaction is open while bytes
 * travel, and nothing that fails leaves more than an orphan. A step towards `videoInterviews.create` and `update`, and no
 * operation of the catalogue (decision 0008). Throws `unavailable` when the storage fails.
 */
export async function keepFile(kernel: Kernel, file: RecognisedFile, call: Call): Promise<UploadedFileView> {
  const { kind, contentType, sizeBytes, sha256 } = file;
  const unkeyed = { ...call, idempotencyKey: undefined };
  const { id, storageKey } = await kernel.run(noteNewFile, { kind }, unkeyed);
  try {
    await kernel.ports.storage.put(storageKey, file.bytes());
  } catch (cause) {
    throw new OperationError("unavailable", "The file storage cannot be reached; try again later.", { cause });
  }
  return kernel.run(noteStored, { id, kind, contentType, sizeBytes, sha256 }, unkeyed);
}
