import {
  type FileRow,
  findRow,
  getAttachedFile,
  getJobAccess,
  resolveFileSession,
  toId,
  toIdOrNull,
} from "@hirelane/db";
import { FileKind, isEnough, jobAccess } from "@hirelane/domain";
import { z } from "zod";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import type { Principal } from "../kernel/principal.ts";
import { findVideoInterviewStanding } from "../video-interviews/interview-access.ts";
import { type FileClaim, readFileToken } from "./file-url.ts";

/** A file that may be read now. */
export interface OpenedFile {
  readonly id: number;
  readonly kind: FileKind;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Null for the CV of an application without an interview. */
  readonly videoInterviewId: number | null;
  readonly jobId: number;
  readonly organisationId: number;
  /** The bytes, or those from `first` to `last` (both included); throws `unavailable` when the storage fails. */
  read(range?: { readonly first: number; readonly last: number }): Promise<ReadableStream<Uint8Array>>;
}

const readFile = defineRead({
  id: "files.read",
  summary: "Where the bytes of a file are, for whoever may see it.",
  permission: "videoInterviews.read",
  input: z.strictObject({ id: z.number(), kind: FileKind }),
  output: z.object({
    storageKey: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    videoInterviewId: z.number().nullable(),
    jobId: z.number(),
  }),
  async run(context, { id, kind }) {
    const row = await findRow(context.sql, getAttachedFile, [id, kind]);
    if (row === null) throw notFound("file");
    const videoInterviewId = toIdOrNull(row.video_interview_id);
    const jobId = toId(row.job_id);
    if (!(await mayRead(context, row, { jobId, videoInterviewId, kind }))) throw notFound("file");
    const { storage_key: storageKey, content_type: contentType, size_bytes: sizeBytes } = row;
    return { storageKey, contentType, sizeBytes: Number(sizeBytes), videoInterviewId, jobId };
  },
});

interface Place {
  readonly jobId: number;
  readonly videoInterviewId: number | null;
  readonly kind: FileKind;
}

/**
 * Answers are for those who watch, photo and CV for all who may see the interview; CVs of older versions, and those without an
 * interview, for the users who may see the job.
 */
async function mayRead(
  context: ReadContext,
  { outdated }: FileRow,
  { jobId, videoInterviewId, kind }: Place,
): Promise<boolean> {
  if (videoInterviewId !== null && !outdated) {
    const known = await findVideoInterviewStanding(context, videoInterviewId);
    return known !== null && isEnough(known.standing, kind === "answer" ? "watch" : "read");
  }
  const job = await findRow(context.sql, getJobAccess, [jobId, actingUserId(context)]);
  if (job === null) return false;
  const facts = { jobId, ownerUserId: toId(job.owner_user_id), teamRoles: job.team_roles };
  return jobAccess(context.actor, facts) !== "none";
}

/**
 * Opens the file of an address, whose token is all that is presented: signed by us, for a session that still goes on, of
 * somebody who may still see the file. Everything else is `not_found`, without a difference. No operation of the
 * catalogue, because where the bytes are is never told (decision 0008).
 */
export async function openFile(
  kernel: Kernel,
  token: string,
  call: { readonly requestId: string; readonly address: string },
): Promise<OpenedFile> {
  const claim = readFileToken(kernel.ports.cryptography, token);
  const principal = claim === null ? null : await principalOf(kernel, claim);
  if (claim === null || principal === null) throw notFound("file");
  const { fileId: id, kind } = claim;
  const file = await kernel.run(readFile, { id, kind }, { ...call, principal }).catch((error: unknown) => {
    if (error instanceof OperationError && hides(error)) throw notFound("file");
    throw error;
  });
  const { storageKey, ...facts } = file;
  return {
    ...facts,
    id,
    kind,
    organisationId: principal.organisationId,
    async read(range) {
      try {
        return await kernel.ports.storage.read(storageKey, range);
      } catch (cause) {
        throw new OperationError("unavailable", "The file storage cannot be reached; try again later.", { cause });
      }
    },
  };
}

const hides = ({ code }: OperationError): boolean => ["unauthenticated", "forbidden", "not_found"].includes(code);

/** Whose session an address was given to; null once it has ended, or the file belongs to nothing. */
async function principalOf(
  kernel: Kernel,
  { fileId, tokenId }: FileClaim,
): Promise<Exclude<Principal, { kind: "anonymous" | "system" }> | null> {
  const values = [fileId, tokenId, kernel.ports.now()];
  const row = await kernel.readAsSystem(null, (sql) => findRow(sql, resolveFileSession, values));
  if (row === null) return null;
  const organisationId = toId(row.organisation_id);
  const [userId, videoInterviewId] = [toIdOrNull(row.user_id), toIdOrNull(row.video_interview_id)];
  if (userId !== null && tokenId !== null) return { kind: "user", organisationId, userId, tokenId };
  return videoInterviewId === null ? null : { kind: "candidate", organisationId, videoInterviewId, tokenId };
}
