import { countAttempt, findRow, resolveJobKey, toDate, toId } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";

const HOUR = 60 * 60 * 1000;

/** What one address may do within an hour on one job and on all jobs, and everybody together on one job. */
const ALLOWED = { addressOnJob: 10, address: 60, job: 3000 } as const;

/** What a stranger does with the public key of a job. */
type Deed = "apply" | "upload";

/**
 * Enters the organisation of an open job by its public key, and gives a context that acts there in the name of the apply page.
 * Throws `not_found`, or `rate_limited` with the seconds to wait.
 */
export async function enterPublicJob(
  context: WriteContext,
  publicKey: string,
): Promise<{ readonly jobId: number; readonly context: WriteContext }> {
  const row = await findRow(context.sql, resolveJobKey, [publicKey, context.now]);
  if (row === null) throw notFound("job");
  const organisationId = toId(row.organisation_id);
  await context.enter(organisationId);
  const actor = { kind: "system", organisationId, name: "applyPage" } as const;
  return { jobId: toId(row.job_id), context: { ...context, actor } };
}

/** Counts what strangers do, by address and job; throws `rate_limited` beyond what is allowed in an hour. */
export async function countStranger(context: WriteContext, deed: Deed, publicKey: string): Promise<void> {
  const { address } = context;
  await count(context, `${deed} ${address} ${publicKey}`, ALLOWED.addressOnJob);
  await count(context, `${deed} ${address}`, ALLOWED.address);
  await count(context, `${deed} at ${publicKey}`, ALLOWED.job);
}

async function count(context: WriteContext, what: string, allowed: number): Promise<void> {
  const key = context.ports.cryptography.sha256(what);
  const row = await findRow(context.sql, countAttempt, [key, context.now]);
  if (row === null || row.attempts <= allowed) return;
  const wait = toDate(row.since).getTime() + HOUR - context.now.getTime();
  const retryAfter = Math.max(1, Math.ceil(wait / 1000));
  throw new OperationError("rate_limited", "Too many applications from here; try again later.", { retryAfter });
}
