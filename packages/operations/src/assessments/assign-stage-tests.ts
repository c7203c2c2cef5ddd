import { listAssessmentsOfStage, listAssignable, toId } from "@hirelane/db";
import { daysAfter, readStageConfiguration } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import type { StageEntry } from "../workflows/stage-entry.ts";
import { assignTests } from "./assign-tests.ts";

/**
 * Assigns who enters a stage the tests that it is set up with, set-based; who has one from this stage already, or no email,
 * is left out: a test can be assigned by hand later.
 */
export async function assignStageTests(
  context: WriteContext,
  { stage, applications, by }: Pick<StageEntry, "stage" | "applications" | "by">,
): Promise<void> {
  const { assessments, validDays } = readStageConfiguration("assessment", stage.configuration);
  if (assessments.length === 0) return;
  const ids = applications.map(({ applicationId }) => applicationId);
  const people = await context.sql.rows(listAssignable, [ids]);
  const reachable = new Set(people.filter((row) => row.has_email).map((row) => toId(row.id)));
  const known = await context.sql.rows(listAssessmentsOfStage, [ids, stage.id]);
  const has = new Set(known.map((row) => `${toId(row.application_id)}:${row.name}`));
  const tests = applications
    .filter(({ applicationId }) => reachable.has(applicationId))
    .flatMap(({ applicationId, jobId }) =>
      assessments.map(({ name, testUrl = "" }) => ({ applicationId, jobId, stageId: stage.id, name, testUrl })),
    )
    .filter(({ applicationId, name }) => !has.has(`${applicationId}:${name}`));
  const terms = { validFrom: context.now, validTo: daysAfter(context.now, validDays) };
  await assignTests(context, tests, { ...terms, executedByWorkflow: by === "workflow" });
}
