import { findRow, findUpload, type UploadRow } from "@hirelane/db";
import { z } from "zod";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** Names an upload, as its address does. */
export const UploadRef = z.strictObject({ uploadKey: z.string().max(64) });

/** The upload of this interview; throws `not_found` for another's, and for one that was given up. */
export async function loadUpload(context: WriteContext, uploadKey: string, interviewId: number): Promise<UploadRow> {
  const row = await findRow(context.sql, findUpload, [uploadKey, interviewId]);
  if (row === null) throw notFound("upload");
  return row;
}
