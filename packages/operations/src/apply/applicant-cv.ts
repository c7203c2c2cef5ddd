import { createFile, findRow, type LockedFile, lockStrangersFile, noteStoredFile, toId } from "@hirelane/db";
import { JobPublicKey } from "@hirelane/domain";
import { z } from "zod";
import type { RecognisedFile } from "../files/keep-file.ts";
import { newStorageKey } from "../files/storage-key.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import type { Call, Kernel } from "../kernel/kernel.ts";
import { invalidField, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import type { Cryptography } from "../kernel/ports.ts";
import { countStranger, enterPublicJob } from "./public-job.ts";

const RADIX = 36;

/** What an upload is answered with: names the file, and proves that we gave it out for this job. */
function cvToken({ sign }: Pick<Cryptography, "sign">, publicKey: string, fileId: number): string {
  const file = fileId.toString(RADIX);
  return `${file}-${sign(`applicant's cv ${file} ${publicKey}`)}`;
}

const noteNewCv = defineWrite({
  id: "files.noteNewCv",
  summary: "Note an applicant's CV before its first byte: what a crash leaves, housekeeping finds.",
  permission: "jobs.apply",
  input: z.strictObject({ publicKey: JobPublicKey }),
  output: z.object({ id: z.number(), storageKey: z.string() }),
  async run(stranger, { publicKey }) {
    const { context } = await enterPublicJob(stranger, publicKey);
    await countStranger(context, "upload", publicKey);
    const storageKey = newStorageKey(context.ports.cryptography);
    const values = [organisationOf(context), storageKey, "cv", null, context.now];
    const row = await findRow(context.sql, createFile, values);
    return { id: toId(row?.id ?? ""), storageKey };
  },
});

const noteStoredCv = defineWrite({
  id: "files.noteStoredCv",
  summary: "Note that the bytes of an applicant's CV are stored.",
  permission: "jobs.apply",
  input: z.strictObject({
    publicKey: JobPublicKey,
    id: z.number(),
    contentType: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
  }),
  output: z.object({ cv: z.string() }),
  async run(stranger, { publicKey, id, contentType, sizeBytes, sha256 }) {
    const { context } = await enterPublicJob(stranger, publicKey);
    const stored = await findRow(context.sql, noteStoredFile, [id, contentType, sizeBytes, sha256, context.now]);
    if (stored === null) throw new OperationError("conflict", "The upload took longer than a day.");
    return { cv: cvToken(context.ports.cryptography, publicKey, id) };
  },
});

/**
 * Keeps the CV of somebody who applies for an open job, for `applications.applyForJob` to take within a day by what this gives. A
 * step of an HTTP exchange, and no operation of the catalogue (decision 0008). Throws `not_found`, `rate_limited`,
 * `unavailable`.
 */
export async function keepApplicantCv(
  kernel: Kernel,
  publicKey: string,
  file: RecognisedFile,
  call: Pick<Call, "requestId" | "address">,
): Promise<string> {
  const anonymous = { ...call, principal: { kind: "anonymous" } } as const;
  const { contentType, sizeBytes, sha256 } = file;
  const { id, storageKey } = await kernel.run(noteNewCv, { publicKey }, anonymous);
  try {
    await kernel.ports.storage.put(storageKey, file.bytes());
  } catch (cause) {
    throw new OperationError("unavailable", "The file storage cannot be reached; try again later.", { cause });
  }
  const stored = { publicKey, id, contentType, sizeBytes, sha256 };
  return (await kernel.run(noteStoredCv, stored, anonymous)).cv;
}

/** The CV behind a token, locked; throws `invalid_input` for one that was not given out for this job, or was used. */
export async function lockApplicantCv(
  context: WriteContext,
  publicKey: string,
  token: string,
): Promise<LockedFile & { readonly id: number }> {
  const { cryptography } = context.ports;
  const id = Number.parseInt(token.split("-")[0] ?? "", RADIX);
  const isOurs =
    Number.isSafeInteger(id) &&
    cryptography.sha256(cvToken(cryptography, publicKey, id)) === cryptography.sha256(token);
  const file = isOurs ? await findRow(context.sql, lockStrangersFile, [id]) : null;
  if (file?.free !== true) throw invalidField("cv", "Unknown, used already, or waited too long: upload the CV again.");
  return { ...file, id };
}
