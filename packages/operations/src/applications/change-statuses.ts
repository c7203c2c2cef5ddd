import {
  cancelRejectionMails,
  changeStatusRows,
  findRow,
  getUndoMinutes,
  listToldRejections,
  queueRejectionMails,
  reviveInvitations,
  toId,
} from "@hirelane/db";
import { type ApplicationAction, type ApplicationStatus, decideApplication } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { writeColumns } from "../kernel/events.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import type { LockedApplication } from "./lock-applications.ts";
import { enterStages } from "./move-applications.ts";

/** What became of each application whose status was to change. */
export interface StatusResult {
  readonly changed: readonly number[];
  readonly refused: readonly { readonly applicationId: number; readonly message: string }[];
}

interface Change {
  readonly application: LockedApplication;
  readonly to: ApplicationStatus;
}

const TOLD = "The rejection has been told to the candidate already.";

/**
 * Changes the status of locked applications as the table of transitions says: the one place for every caller, set-based. Who
 * may not change is refused alone. A rejection mail leaves when the rejection cannot be taken back any more; one that is
 * taken back before never leaves.
 */
export async function changeStatuses(
  context: WriteContext,
  applications: readonly LockedApplication[],
  action: ApplicationAction,
  reasonCode?: string,
): Promise<StatusResult> {
  const refused: { applicationId: number; message: string }[] = [];
  const allowed: Change[] = [];
  for (const application of applications) {
    const decision = decideApplication(application, action, context.now);
    if (decision.ok) allowed.push({ application, to: decision.value });
    else refused.push({ applicationId: application.id, message: decision.refusal });
  }
  const told = action === "undoRejection" ? await holdBackMails(context, allowed) : new Set<number>();
  for (const applicationId of told) refused.push({ applicationId, message: TOLD });
  const changes = allowed.filter(({ application }) => !told.has(application.id));
  await write(context, changes, action, reasonCode);
  return { changed: changes.map(({ application }) => application.id), refused };
}

async function write(
  context: WriteContext,
  changes: readonly Change[],
  action: ApplicationAction,
  reasonCode: string | undefined,
): Promise<void> {
  if (changes.length === 0) return;
  await context.em.flush();
  const undoUntil = action === "reject" ? await undoUntilOf(context) : null;
  await context.sql.rows(changeStatusRows, [
    ...writeColumns(context),
    reasonCode ?? null,
    undoUntil,
    changes.map(({ application }) => application.id),
    changes.map(({ application }) => application.jobId),
    changes.map(({ application }) => application.status),
    changes.map(({ to }) => to),
  ]);
  if (undoUntil !== null) await queueMails(context, changes, undoUntil);
  if (action === "resume" || action === "undoRejection") await enterAgain(context, changes);
}

async function undoUntilOf(context: WriteContext): Promise<Date> {
  const row = await findRow(context.sql, getUndoMinutes, [organisationOf(context)]);
  return new Date(context.now.getTime() + (row?.minutes ?? 0) * 60_000);
}

async function queueMails(context: WriteContext, changes: readonly Change[], startAfter: Date): Promise<void> {
  const organisationId = organisationOf(context);
  const host = new URL(context.ports.publicUrl).hostname;
  const ids = changes.map(({ application }) => application.id);
  const queued = await context.sql.rows(queueRejectionMails, [organisationId, context.now, host, ids, startAfter]);
  const mails = queued.map((row) => ({ organisationId, mailId: toId(row.mail_id) }));
  await context.jobs.sendMany(context.em, deliverMail.name, mails, undefined, startAfter);
}

/** Keeps rejection mails from leaving; gives the applications whose mail has left, or is just leaving. */
async function holdBackMails(context: WriteContext, changes: readonly Change[]): Promise<Set<number>> {
  const ids = changes.map(({ application }) => application.id);
  if (ids.length === 0) return new Set();
  await context.sql.rows(cancelRejectionMails, [ids]);
  const told = await context.sql.rows(listToldRejections, [ids]);
  return new Set(told.map((row) => toId(row.application_id)));
}

/** What a stage would have brought about while they were away from it, and the invitations that were called off meanwhile. */
async function enterAgain(context: WriteContext, changes: readonly Change[]): Promise<void> {
  const organisationId = organisationOf(context);
  const inPlay = changes.filter(({ to }) => to === "active").map(({ application }) => application.id);
  const revived = await context.sql.rows(reviveInvitations, [inPlay]);
  const mails = revived.map((row) => ({ organisationId, mailId: toId(row.mail_id) }));
  await context.jobs.sendMany(context.em, deliverMail.name, mails);
  const entering = changes.flatMap(({ application, to: status }) => {
    const stage = application.stages.find(({ id }) => id === application.stageId);
    return stage === undefined ? [] : [{ application: { ...application, status }, stage }];
  });
  await enterStages(context, entering, "workflow");
}
