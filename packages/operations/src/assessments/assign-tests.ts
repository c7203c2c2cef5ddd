import { insertAssessments, toId } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { writeColumns } from "../kernel/events.ts";
import { queueMails } from "../mails/queue-mail.ts";

/** One test for one application. */
export interface NewTest {
  readonly applicationId: number;
  readonly jobId: number;
  /** The stage for whose step it counts; null for one that was assigned by hand elsewhere. */
  readonly stageId: number | null;
  readonly name: string;
  readonly testUrl: string;
}

/** When tests may be taken, and whether a rule of the workflow or a person assigned them. */
export interface TestTerms {
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly executedByWorkflow: boolean;
}

/**
 * Assigns tests with keys, events and mails, set-based: the one place for every caller, who has made sure that they may be
 * assigned. Gives the ids in the order of the tests.
 */
export async function assignTests(
  context: WriteContext,
  tests: readonly NewTest[],
  { validFrom, validTo, executedByWorkflow }: TestTerms,
): Promise<number[]> {
  if (tests.length === 0) return [];
  const { cryptography } = context.ports;
  const keys = tests.map(() => cryptography.randomHex(16));
  const made = await context.sql.rows(insertAssessments, [
    ...writeColumns(context),
    executedByWorkflow,
    validFrom,
    validTo,
    tests.map((test) => test.applicationId),
    tests.map((test) => test.jobId),
    tests.map((test) => test.stageId),
    tests.map((test) => test.name),
    tests.map((test) => test.testUrl),
    keys.map((key) => cryptography.sha256(key)),
    keys.map((key) => cryptography.seal(key)),
  ]);
  const mails = made.map((row) => ({
    uniqueKey: `assessment:${row.id}:assigned`,
    applicationId: toId(row.application_id),
    assessmentId: toId(row.id),
  }));
  await queueMails(context, "assessmentAssigned", mails);
  return made.map((row) => toId(row.id));
}
