import { findApplicationsOfMany, findPersons, findTakenUsernames, lockPersons, toId, toIdOrNull } from "@hirelane/db";
import { type ApplicationStatus, daysAfter, emailKey, type FieldError } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { interviewSettings } from "../video-interviews/transition-facts.ts";
import { drawUsernames } from "./draw-usernames.ts";
import type { ImportRun, Promising, RowResult } from "./import-run.ts";
import { refusalToInvite, USERNAME_TAKEN } from "./row-refusal.ts";
import { stagePlans, type StagePlans } from "./stage-plans.ts";
import type { WaitingRow } from "./staged-row.ts";

/** Rows that become candidates, and the others with what became of them. */
export interface Judgement {
  readonly promising: readonly Promising[];
  readonly settled: readonly RowResult[];
}

type Draft = Omit<Promising, "username" | "candidateId" | "applicationId">;

interface KnownPerson {
  readonly candidateId: number;
  readonly application: KnownApplication | null;
}

interface KnownApplication {
  readonly applicationId: number;
  readonly applicationStatus: ApplicationStatus;
  readonly stageId: number | null;
  readonly videoInterviewId: number | null;
}

/** How long candidates have, where nobody says: what their stage says, else the period of the job. */
interface Terms {
  readonly periodDays: number;
  readonly plans: StagePlans;
}

/**
 * Says which rows become candidates, by the same conditions as create, set deadline and advance (SPEC §3). Known persons
 * are locked, so that nobody else gives them an interview meanwhile; a dry run only looks.
 */
export async function judgeRows(
  context: WriteContext,
  run: ImportRun,
  rows: readonly WaitingRow[],
): Promise<Judgement> {
  const settled: RowResult[] = [];
  const drafts: Draft[] = [];
  const { periodDays } = await interviewSettings(context, { jobId: run.jobId });
  const terms = { periodDays, plans: await stagePlans(context, run.jobId) };
  for (const row of rows) {
    const draft = judgeAlone(context, run, row, terms);
    if ("outcome" in draft) settled.push(draft);
    else drafts.push(draft);
  }
  const known = await findKnown(context, run, drafts);
  const unknown: Draft[] = [];
  for (const draft of drafts) {
    const person = known.get(draft.emailKey);
    const application = person?.application ?? null;
    if (person === undefined || application === null) unknown.push(draft);
    else if (application.videoInterviewId !== null) settled.push(duplicateOf(draft, person.candidateId, application));
    else {
      const judged = judgeInApplication(context, draft, application, terms);
      if ("outcome" in judged) settled.push(judged);
      else unknown.push(judged);
    }
  }
  const { usernames, taken } = await chooseUsernames(context, run, unknown);
  const promising: Promising[] = [];
  for (const draft of unknown) {
    const username = usernames.get(draft.rowNumber);
    const person = known.get(draft.emailKey);
    if (username === undefined || taken.has(emailKey(username))) settled.push(invalid(draft.rowNumber, USERNAME_TAKEN));
    else
      promising.push({
        ...draft,
        username,
        candidateId: person?.candidateId ?? null,
        applicationId: person?.application?.applicationId ?? null,
      });
  }
  return { promising, settled };
}

/** A row with one complaint. */
export function invalid(rowNumber: number, error: FieldError): RowResult {
  return { rowNumber, outcome: "invalid", errors: [error] };
}

function duplicateOf(
  { rowNumber }: Draft,
  candidateId: number,
  { applicationId, videoInterviewId }: KnownApplication,
): RowResult {
  return {
    rowNumber,
    outcome: "duplicate",
    candidateId,
    applicationId,
    ...(videoInterviewId === null ? {} : { videoInterviewId }),
  };
}

function judgeAlone(
  { now }: WriteContext,
  run: ImportRun,
  row: WaitingRow,
  { periodDays, plans }: Terms,
): Draft | RowResult {
  const { rowNumber, row: fields, errors, sameAsRow } = row;
  if (sameAsRow !== undefined) return { rowNumber, outcome: "duplicate", sameAsRow };
  if (fields === undefined) return { rowNumber, outcome: "invalid", errors: errors ?? [] };
  const given = fields.deadline === undefined ? run.deadline : new Date(fields.deadline);
  const { questionSetId, daysToExpire } = plans.ofNewcomers;
  const deadline = given ?? daysAfter(now, daysToExpire ?? periodDays);
  const refusal = refusalToInvite({ email: fields.email, deadline, applicationStatus: "active" }, now);
  if (refusal !== null) return invalid(rowNumber, refusal);
  return { rowNumber, fields, emailKey: emailKey(fields.email), deadline, deadlineSet: given !== null, questionSetId };
}

/** A row whose person has applied already: on their stage's terms, and only while the application goes on. */
function judgeInApplication(
  { now }: WriteContext,
  draft: Draft,
  { applicationStatus, stageId }: KnownApplication,
  { periodDays, plans }: Terms,
): Draft | RowResult {
  const { questionSetId, daysToExpire } = plans.ofStage(stageId);
  const deadline = draft.deadlineSet ? draft.deadline : daysAfter(now, daysToExpire ?? periodDays);
  const refusal = refusalToInvite({ email: draft.fields.email, deadline, applicationStatus }, now);
  return refusal === null ? { ...draft, deadline, questionSetId } : invalid(draft.rowNumber, refusal);
}

async function findKnown(
  { sql }: WriteContext,
  run: ImportRun,
  drafts: readonly Draft[],
): Promise<Map<string, KnownPerson>> {
  const keys = drafts.map((draft) => draft.emailKey);
  if (keys.length === 0) return new Map();
  const persons = await sql.rows(run.dryRun ? findPersons : lockPersons, [keys]);
  if (persons.length === 0) return new Map();
  const applications = await sql.rows(findApplicationsOfMany, [persons.map(({ id }) => id), run.jobId]);
  const byCandidate = new Map(applications.map((row) => [row.candidate_id, row]));
  return new Map(
    persons.map(({ id, email_key: key }) => {
      const row = byCandidate.get(id);
      const application = row && {
        applicationId: toId(row.application_id),
        applicationStatus: row.status,
        stageId: toIdOrNull(row.stage_id),
        videoInterviewId: toIdOrNull(row.video_interview_id),
      };
      return [key, { candidateId: toId(id), application: application ?? null }];
    }),
  );
}

/** The usernames wished for or drawn, by row; `taken` are keys of those wished for that somebody has. */
async function chooseUsernames(context: WriteContext, run: ImportRun, drafts: readonly Draft[]) {
  const usernames = new Map<number, string>();
  const wished = drafts.filter(({ fields }) => fields.username !== undefined);
  for (const { rowNumber, fields } of wished) usernames.set(rowNumber, fields.username ?? "");
  const keys = [...usernames.values()].map((username) => emailKey(username));
  const found = keys.length === 0 ? [] : await context.sql.rows(findTakenUsernames, [keys]);
  const taken = new Set(found.map((row) => row.username_key));
  const others = drafts.filter(({ fields }) => fields.username === undefined);
  if (run.dryRun) for (const { rowNumber } of others) usernames.set(rowNumber, "");
  else {
    const names = others.map(({ rowNumber, fields }) => ({ rowNumber, lastName: fields.lastName }));
    const drawn = await drawUsernames(context, names, new Set(keys));
    for (const [rowNumber, username] of drawn) usernames.set(rowNumber, username);
  }
  return { usernames, taken };
}
