import { findRow, getMail, toMailView } from "@hirelane/db";
import type { MailView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The view of a mail; throws `not_found`. */
export async function viewMail(context: ReadContext, id: number): Promise<MailView> {
  const row = await findRow(context.sql, getMail, [id]);
  if (row === null) throw notFound("mail");
  return toMailView(row);
}
