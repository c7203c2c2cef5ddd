import { insertApplications, insertInvitedInterviews, insertPersons, toId } from "@hirelane/db";
import { beginPipeline } from "../applications/begin-pipeline.ts";
import type { WriteContext } from "../kernel/context.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import { interviewSettings } from "../video-interviews/transition-facts.ts";
import { drawUsernames } from "./draw-usernames.ts";
import type { ImportRun, Promising, RowResult } from "./import-run.ts";

const DRAWS = 5;

/** Somebody else was faster with a person, an application or a username: what was decided holds no longer. */
export class LostRace extends Error {
  override readonly name = "LostRace";
}

interface Applicant extends Promising {
  readonly candidateId: number;
  readonly applicationId: number;
  readonly madeCandidate: boolean;
  readonly madeApplication: boolean;
}

/** Creates the candidates of rows, invited, with all that the single operations leave behind; throws `LostRace`. */
export async function createRows(
  context: WriteContext,
  run: ImportRun,
  rows: readonly Promising[],
): Promise<RowResult[]> {
  if (rows.length === 0) return [];
  const applicants = await giveApplications(context, run, await givePersons(context, run, rows));
  const interviews = await giveInterviews(context, run, applicants);
  const begun = applicants.filter((row) => row.madeApplication).map((row) => row.applicationId);
  await beginPipeline(context, begun);
  return applicants.map((row) => ({
    rowNumber: row.rowNumber,
    outcome: "created",
    videoInterviewId: interviews.get(row.applicationId) ?? 0,
    applicationId: row.applicationId,
    candidateId: row.candidateId,
    madeApplication: row.madeApplication,
    madeCandidate: row.madeCandidate,
  }));
}

const column = <Row, Value>(rows: readonly Row[], of: (row: Row) => Value): Value[] => rows.map((row) => of(row));
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

async function givePersons({ sql, now }: WriteContext, run: ImportRun, rows: readonly Promising[]) {
  // In one order everywhere: two imports of the same emails wait for each other, and never in a circle.
  const unknown = rows.filter((row) => row.candidateId === null).toSorted((a, b) => byText(a.emailKey, b.emailKey));
  const made = new Map<string, number>();
  if (unknown.length > 0) {
    const created = await sql.rows(insertPersons, [
      run.organisationId,
      column(unknown, ({ fields }) => fields.email),
      column(unknown, ({ fields }) => fields.firstName),
      column(unknown, ({ fields }) => fields.lastName),
      column(unknown, ({ fields }) => fields.phone ?? ""),
      column(unknown, ({ fields }) => fields.gender ?? ""),
      column(unknown, ({ fields }) => fields.address ?? ""),
      now,
      ...run.actor,
      run.requestId,
    ]);
    if (created.length < unknown.length) throw new LostRace("A person became known meanwhile.");
    for (const { id, email_key: key } of created) made.set(key, toId(id));
  }
  return rows.map((row) => ({
    ...row,
    candidateId: row.candidateId ?? made.get(row.emailKey) ?? 0,
    madeCandidate: row.candidateId === null,
  }));
}

async function giveApplications(
  { sql, now }: WriteContext,
  run: ImportRun,
  rows: readonly (Promising & { readonly candidateId: number; readonly madeCandidate: boolean })[],
): Promise<Applicant[]> {
  const without = rows.filter((row) => row.applicationId === null).map(({ candidateId }) => candidateId);
  const made = new Map<number, number>();
  if (without.length > 0) {
    const parameters = [run.organisationId, run.jobId, without.toSorted((a, b) => a - b), now];
    const created = await sql.rows(insertApplications, [...parameters, ...run.actor, run.requestId]);
    if (created.length < without.length) throw new LostRace("An application came into being meanwhile.");
    for (const { id, candidate_id: candidateId } of created) made.set(toId(candidateId), toId(id));
  }
  return rows.map((row) => ({
    ...row,
    applicationId: row.applicationId ?? made.get(row.candidateId) ?? 0,
    madeApplication: row.applicationId === null,
  }));
}

/** Interviews by application. A drawn username that somebody took meanwhile is drawn anew; one wished for is a lost race. */
async function giveInterviews(context: WriteContext, run: ImportRun, rows: readonly Applicant[]) {
  const { reminderOffsets } = await interviewSettings(context, { jobId: run.jobId });
  const interviews = new Map<number, number>();
  let open = rows;
  for (let draw = 1; draw <= DRAWS && open.length > 0; draw += 1) {
    const inserted = await insertInterviews(context, run, open, reminderOffsets);
    for (const [applicationId, id] of inserted) interviews.set(applicationId, id);
    open = open.filter(({ applicationId }) => !interviews.has(applicationId));
    if (open.some(({ fields }) => fields.username !== undefined)) break;
    const names = open.map(({ rowNumber, fields }) => ({ rowNumber, lastName: fields.lastName }));
    const drawn = await drawUsernames(context, names, new Set());
    open = open.map((row) => ({ ...row, username: drawn.get(row.rowNumber) ?? row.username }));
  }
  if (open.length > 0) throw new LostRace("A username was taken meanwhile.");
  return interviews;
}

async function insertInterviews(
  context: WriteContext,
  run: ImportRun,
  rows: readonly Applicant[],
  reminderOffsets: readonly number[],
): Promise<(readonly [number, number])[]> {
  const { ports, now, sql } = context;
  const { cryptography } = ports;
  const { organisationId } = run;
  const sorted = rows.toSorted((a, b) => byText(a.username.toLowerCase(), b.username.toLowerCase()));
  const keys = sorted.map(() => cryptography.randomHex(16));
  const found = await sql.rows(insertInvitedInterviews, [
    organisationId,
    run.jobId,
    now,
    run.userId,
    ...run.actor,
    run.requestId,
    new URL(ports.publicUrl).hostname,
    now.toISOString(),
    reminderOffsets,
    column(sorted, (row) => row.applicationId),
    column(sorted, ({ fields }) => fields.firstName),
    column(sorted, ({ fields }) => fields.lastName),
    column(sorted, ({ fields }) => fields.phone ?? ""),
    column(sorted, ({ fields }) => fields.gender ?? ""),
    column(sorted, ({ fields }) => fields.address ?? ""),
    column(sorted, (row) => row.username),
    sorted.map(() => cryptography.randomHex(16)),
    keys.map((key) => cryptography.sha256(key)),
    keys.map((key) => cryptography.seal(key)),
    column(sorted, ({ fields }) => JSON.stringify(fields.partnerData ?? {})),
    column(sorted, (row) => row.deadline.toISOString()),
    column(sorted, (row) => (row.deadlineSet ? 3 : 2)),
    column(sorted, (row) => row.questionSetId),
  ]);
  const mails = found.flatMap(({ mail_id: id }) => (id === null ? [] : [{ organisationId, mailId: toId(id) }]));
  await context.jobs.sendMany(context.em, deliverMail.name, mails);
  return found.flatMap(({ application_id: application, video_interview_id: id }) =>
    application === null || id === null ? [] : [[toId(application), toId(id)] as const],
  );
}
