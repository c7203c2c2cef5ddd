import { listOpenAssessments, toId } from "@hirelane/db";
import { type AssignOutcome, type CreateAssessmentInput, daysAfter, DEFAULT_VALID_DAYS } from "@hirelane/domain";
import type { z } from "zod";
import type { LockedApplication } from "../applications/lock-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { assignTests } from "./assign-tests.ts";
import { assignable } from "./assignable.ts";

/** A test as a person assigns it. */
type Terms = Omit<z.output<typeof CreateAssessmentInput>, "candidateId" | "jobId">;

/**
 * Assigns a test to those of the applications that may be assigned one by this actor, and tells what became of each, in their
 * order (SPEC §4). Throws `invalid_input` for a time that cannot be.
 */
export async function assignByHand(
  context: WriteContext,
  applicationIds: readonly number[],
  { name, testUrl, validDays = DEFAULT_VALID_DAYS, ...window }: Terms,
): Promise<AssignOutcome[]> {
  const validFrom = window.validFrom ?? context.now;
  const validTo = window.validTo ?? daysAfter(validFrom, validDays);
  if (validTo.getTime() <= validFrom.getTime()) throw invalidField("validTo", "Must be after the beginning.");
  if (validTo.getTime() <= context.now.getTime()) throw invalidField("validTo", "Must be in the future.");
  const { applications, outcomes } = await assignable(context, applicationIds, { shortlistedOnly: true });
  const { free, refused } = await withoutDoubles(context, applications, name);
  const tests = free.map((application) => ({
    applicationId: application.id,
    jobId: application.jobId,
    stageId: assessmentStageOf(application),
    name,
    testUrl,
  }));
  const ids = await assignTests(context, tests, { validFrom, validTo, executedByWorkflow: false });
  const assigned = free.map(({ id }, index) => assignedAs(id, ids[index]));
  return inOrder(applicationIds, [...outcomes, ...refused, ...assigned]);
}

/** The stage where an application is, if tests are its service. */
function assessmentStageOf({ stages, stageId }: LockedApplication): number | null {
  return stages.find(({ id, service }) => id === stageId && service === "assessment")?.id ?? null;
}

async function withoutDoubles(context: WriteContext, applications: readonly LockedApplication[], name: string) {
  const ids = applications.map(({ id }) => id);
  const open = await context.sql.rows(listOpenAssessments, [ids, context.now]);
  const has = new Set(open.filter((row) => row.name === name).map((row) => toId(row.application_id)));
  const reason = "The candidate has this test already, and may still take it.";
  return {
    free: applications.filter(({ id }) => !has.has(id)),
    refused: ids
      .filter((id) => has.has(id))
      .map((applicationId) => ({ applicationId, outcome: "refused" as const, reason })),
  };
}

function assignedAs(applicationId: number, id: number | undefined): AssignOutcome {
  if (id === undefined) throw new Error("A test that was assigned has an id.");
  return { applicationId, outcome: "assigned", id };
}

/** Outcomes in the order of the call. */
export function inOrder(applicationIds: readonly number[], outcomes: readonly AssignOutcome[]): AssignOutcome[] {
  const byId = new Map(outcomes.map((outcome) => [outcome.applicationId, outcome]));
  return applicationIds.flatMap((id) => byId.get(id) ?? []);
}
