import {
  type EnteredStage,
  generateAssessments,
  generateChunk,
  generateInterviews,
  prepareForChunk,
  toDate,
} from "@hirelane/db";
import { daysAfter, usernameStem } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import type { GeneratedJobs } from "./make-jobs.ts";

/** What all chunks of a run have in common. */
export interface GeneratorRun extends GeneratedJobs {
  readonly organisationId: number;
  /** Of everything that is drawn. */
  readonly seed: bigint;
  /** Counts the runs for the organisation. */
  readonly number: number;
  readonly requestId: string;
  readonly applications: number;
  /** The share of persons with several applications, from 0 to 1. */
  readonly several: number;
  /** The time that everything is counted back from: one for all chunks. */
  readonly now: Date;
}

/** Applications of one transaction. */
export interface Chunk {
  readonly first: number;
  readonly size: number;
}

const DAYS_TO_ANSWER = 7;

/** Writes a chunk with everything that hangs on it, in this transaction. */
export async function writeChunk(context: WriteContext, run: GeneratorRun, chunk: Chunk): Promise<void> {
  await context.sql.rows(prepareForChunk, []);
  const entered = await context.sql.rows(generateChunk, [
    String(run.seed),
    run.number === 1 ? "people.example" : `people${run.number}.example`,
    organisationOf(context),
    run.now,
    run.requestId,
    chunk.first,
    chunk.size,
    run.applications,
    run.several,
    run.jobIds,
    run.workflowIds,
    run.alwaysOpen,
    run.openAtOnce,
  ]);
  await assign(
    context,
    entered.filter(({ service }) => service === "assessment"),
  );
  await interview(
    context,
    entered.filter(({ service }) => service === "videoInterview"),
    run.now,
  );
}

async function assign(context: WriteContext, rows: readonly EnteredStage[]): Promise<void> {
  if (rows.length === 0) return;
  const { sql, ports } = context;
  const { cryptography } = ports;
  const keys = rows.map(() => cryptography.randomHex(16));
  await sql.rows(generateAssessments, [
    organisationOf(context),
    rows.map((row) => row.application_id),
    rows.map((row) => row.job_id),
    rows.map((row) => row.stage_id),
    rows.map(() => "Skills test"),
    keys.map((key) => cryptography.sha256(key)),
    keys.map((key) => cryptography.seal(key)),
    rows.map((row) => row.entered_at),
    rows.map((row) => row.left_at),
    rows.map((row) => row.fate),
  ]);
}

async function interview(context: WriteContext, rows: readonly EnteredStage[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const { sql, ports } = context;
  const { cryptography } = ports;
  const keys = rows.map(() => cryptography.randomHex(16));
  const deadlines = rows.map((row) => daysAfter(toDate(row.left_at ?? row.entered_at), DAYS_TO_ANSWER));
  const lateOr = (deadline: Date | undefined): string =>
    deadline !== undefined && deadline <= now ? "expired" : "invited";
  await sql.rows(generateInterviews, [
    organisationOf(context),
    rows.map((row) => row.application_id),
    rows.map((row) => row.job_id),
    rows.map((row) => row.first_name),
    rows.map((row) => row.last_name),
    rows.map((row) => `${usernameStem(row.last_name)}${row.application_id}`),
    rows.map(() => cryptography.randomHex(16)),
    keys.map((key) => cryptography.sha256(key)),
    keys.map((key) => cryptography.seal(key)),
    rows.map((row, index) => (row.left_at === null ? lateOr(deadlines[index]) : "interviewed")),
    deadlines,
    rows.map((row) => row.entered_at),
    rows.map((row) => row.left_at),
  ]);
}
