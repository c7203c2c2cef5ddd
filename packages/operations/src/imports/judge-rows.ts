import { findApplicationsOfMany, findPersons, findTakenUsernames, lockPersons, toId, toIdOrNull } from "@hirelane/db";
import { daysAfter, emailKey, type FieldError } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { interviewSettings } from "../video-interviews/transition-facts.ts";
import { drawUsernames } from "./draw-usernames.ts";
import type { ImportRun, Promising, RowResult } from "./import-run.ts";
import { refusalToInvite, USERNAME_TAKEN } from "./row-refusal.ts";
import type { WaitingRow } from "./staged-row.ts";

/** Rows that become candidates, and the others with what became of them. */
export interface Judgement {
  readonly promising: readonly Promising[];
  readonly settled: readonly RowResult[];
}

type Draft = Omit<Promising, "username" | "candidateId" | "applicationId">;

interface KnownPerson {
  readonly candidateId: number;
  readonly applicationId: number | null;
  readonly videoInterviewId: number | null;
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
  const { periodDays } = await interviewSettings(context, run.jobId);
  for (const row of rows) {
    const draft = judgeAlone(context, run, row, periodDays);
    if ("outcome" in draft) settled.push(draft);
    else drafts.push(draft);
  }
  const known = await findKnown(context, run, drafts);
  const unknown: Draft[] = [];
  for (const draft of drafts) {
    const person = known.get(draft.emailKey);
    if (typeof person?.videoInterviewId === "number") settled.push(duplicateOf(draft, person));
    else unknown.push(draft);
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
        applicationId: person?.applicationId ?? null,
      });
  }
  return { promising, settled };
}

/** A row with one complaint. */
export function invalid(rowNumber: number, error: FieldError): RowResult {
  return { rowNumber, outcome: "invalid", errors: [error] };
}

function duplicateOf({ rowNumber }: Draft, { candidateId, applicationId, videoInterviewId }: KnownPerson): RowResult {
  return {
    rowNumber,
    outcome: "duplicate",
    candidateId,
    ...(applicationId === null ? {} : { applicationId }),
    ...(videoInterviewId === null ? {} : { videoInterviewId }),
  };
}

function judgeAlone({ now }: WriteContext, run: ImportRun, row: WaitingRow, periodDays: number): Draft | RowResult {
  const { rowNumber, row: fields, errors, sameAsRow } = row;
  if (sameAsRow !== undefined) return { rowNumber, outcome: "duplicate", sameAsRow };
  if (fields === undefined) return { rowNumber, outcome: "invalid", errors: errors ?? [] };
  const given = fields.deadline === undefined ? run.deadline : new Date(fields.deadline);
  const deadline = given ?? daysAfter(now, periodDays);
  const refusal = refusalToInvite(fields.email, deadline, now);
  if (refusal !== null) return invalid(rowNumber, refusal);
  return { rowNumber, fields, emailKey: emailKey(fields.email), deadline, deadlineSet: given !== null };
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
      const application = byCandidate.get(id);
      const applicationId = toIdOrNull(application?.application_id ?? null);
      const videoInterviewId = toIdOrNull(application?.video_interview_id ?? null);
      return [key, { candidateId: toId(id), applicationId, videoInterviewId }];
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
