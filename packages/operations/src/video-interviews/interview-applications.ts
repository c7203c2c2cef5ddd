import { insertNewInterviews, inviteNewInterviews, listWithoutInterview, setDeadlineOfNew, toId } from "@hirelane/db";
import { drawUsernames } from "../imports/draw-usernames.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { actorColumns, writeColumns } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";

const DRAWS = 5;

/** What interviews of a stage are like. */
export interface InterviewPlan {
  /** What candidates are asked; null: the questions of the job. */
  readonly questionSetId: number | null;
  /** Days to the deadline; null: the job's interview period. */
  readonly daysToExpire: number | null;
  /** The deadline, in place of days. */
  readonly deadline?: Date | undefined;
}

/**
 * Gives each of the applications a video interview, unless it has one, and invites those that are not invited yet and can be:
 * who has an email, and no deadline that has passed (SPEC §3, §4). Set-based. The applications are locked by the caller.
 */
export async function interviewApplications(
  context: WriteContext,
  applicationIds: readonly number[],
  plan: InterviewPlan,
): Promise<void> {
  let open = await context.sql.rows(listWithoutInterview, [applicationIds]);
  for (let draw = 1; open.length > 0; draw += 1) {
    if (draw > DRAWS) throw new OperationError("conflict", "Too many usernames were taken meanwhile: try again.");
    const made = await createInterviews(context, open, plan);
    open = open.filter((row) => !made.has(row.application_id));
  }
  if (plan.deadline !== undefined) await context.sql.rows(setDeadlineOfNew, [applicationIds, plan.deadline]);
  await invite(context, applicationIds, plan);
}

type Uninterviewed = NonNullable<(typeof listWithoutInterview)["row"]>;

/** Creates interviews; gives the applications of those whose username nobody took meanwhile. */
async function createInterviews(
  context: WriteContext,
  rows: readonly Uninterviewed[],
  { questionSetId }: InterviewPlan,
): Promise<Set<string>> {
  const { cryptography } = context.ports;
  const names = rows.map((row) => ({ rowNumber: toId(row.application_id), lastName: row.last_name }));
  const usernames = await drawUsernames(context, names, new Set());
  const keys = rows.map(() => cryptography.randomHex(16));
  const made = await context.sql.rows(insertNewInterviews, [
    ...writeColumns(context),
    questionSetId,
    rows.map((row) => row.application_id),
    rows.map((row) => row.job_id),
    rows.map((row) => row.first_name),
    rows.map((row) => row.last_name),
    rows.map((row) => row.phone),
    rows.map((row) => row.gender),
    rows.map((row) => row.address),
    rows.map((row) => usernames.get(toId(row.application_id)) ?? null),
    rows.map(() => cryptography.randomHex(16)),
    keys.map((key) => cryptography.sha256(key)),
    keys.map((key) => cryptography.seal(key)),
  ]);
  return new Set(made.map((row) => row.application_id));
}

async function invite(
  context: WriteContext,
  applicationIds: readonly number[],
  { questionSetId, daysToExpire }: InterviewPlan,
): Promise<void> {
  const organisationId = organisationOf(context);
  const { kind, id, name } = actorColumns(context.actor);
  const queued = await context.sql.rows(inviteNewInterviews, [
    organisationId,
    context.now,
    kind,
    id,
    name,
    context.requestId,
    new URL(context.ports.publicUrl).hostname,
    context.now.toISOString(),
    applicationIds,
    daysToExpire,
    questionSetId,
  ]);
  const mails = queued.map((row) => ({ organisationId, mailId: toId(row.mail_id) }));
  await context.jobs.sendMany(context.em, deliverMail.name, mails);
}
