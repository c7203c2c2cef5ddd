import { findRow, getResume, listResumeFiles, ResumeEntity, type ResumeRow, toId, toResumeView } from "@hirelane/db";
import type { FileReference, ResumeView } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { fileReference } from "../files/file-url.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import type { ReadContext, WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { checkVersion } from "../kernel/version.ts";

/** The row of a resume on whose job the actor stands close enough; throws `not_found` or `forbidden`. */
async function requireResume(context: ReadContext, id: number): Promise<ResumeRow> {
  const row = await findRow(context.sql, getResume, [id]);
  if (row === null) throw notFound("resume");
  await requireJobAccess(context, toId(row.job_id), "resume");
  return row;
}

/** The resume, locked for this transaction; throws `not_found`, `forbidden` or `version_conflict`. */
export async function loadResume(context: WriteContext, id: number, expectedVersion?: number): Promise<ResumeEntity> {
  await requireResume(context, id);
  const resume = await context.em.findOne(ResumeEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (resume === null) throw notFound("resume");
  checkVersion(resume, expectedVersion);
  return resume;
}

/** The views of resumes that were checked already, with their files: one statement, however many there are. */
export async function presentResumes(context: ReadContext, rows: readonly ResumeRow[]): Promise<ResumeView[]> {
  if (rows.length === 0) return [];
  const files = new Map<string, FileReference | null>();
  for (const file of await context.sql.rows(listResumeFiles, [rows.map((row) => row.id)])) {
    files.set(file.resume_id, fileReference(context, file));
  }
  return rows.map((row) => toResumeView(row, files.get(row.id) ?? null));
}

/** The view of a resume; throws `not_found` or `forbidden`. */
export async function viewResume(context: ReadContext, id: number): Promise<ResumeView> {
  const [view] = await presentResumes(context, [await requireResume(context, id)]);
  if (view === undefined) throw notFound("resume");
  return view;
}
