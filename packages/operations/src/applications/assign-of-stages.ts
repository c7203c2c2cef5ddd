import { listAssessmentsOfStage, listScreened, listScreeningsOfApplications, toId } from "@hirelane/db";
import { type BulkResult, readStageConfiguration, type StageView } from "@hirelane/domain";
import { refusalsToAssign } from "../assessments/assignable.ts";
import type { WriteContext } from "../kernel/context.ts";
import { entryEffects } from "../workflows/stage-entry.ts";
import type { LockedApplication } from "./lock-applications.ts";

type Exception = BulkResult["exceptions"][number];

const refused = (id: number, message: string): Exception => ({ id, outcome: "refused", message });
const unchanged = (id: number, message: string): Exception => ({ id, outcome: "unchanged", message });

/**
 * Gives locked applications what a stage is set up with, without moving them: the tests of an assessment stage, or the video
 * interview with its questions and days. The stage is the one named, else each one's own. Set-based; gives those who were
 * left alone, and why: by the same conditions as `assessments.assign` and `screenings.assign`.
 */
export async function assignOfStages(
  context: WriteContext,
  applications: readonly LockedApplication[],
  stageId?: number,
): Promise<Exception[]> {
  const exceptions: Exception[] = [];
  const byStage = Map.groupBy(applications, (application) =>
    application.stages.find(({ id }) => id === (stageId ?? application.stageId)),
  );
  for (const [stage, group] of byStage) {
    if (stage !== undefined) exceptions.push(...(await assignOfStage(context, stage, group)));
    else exceptions.push(...group.map(({ id }) => refused(id, "No such stage in the workflow of its job.")));
  }
  return exceptions;
}

async function assignOfStage(
  context: WriteContext,
  stage: StageView,
  applications: readonly LockedApplication[],
): Promise<Exception[]> {
  if (stage.service !== "assessment" && stage.service !== "videoInterview") {
    return applications.map(({ id }) => refused(id, "This stage assigns neither tests nor interviews."));
  }
  const refusals = await refusalsToAssign(context, applications, { shortlistedOnly: stage.service === "assessment" });
  const exceptions = [...refusals].map(([id, reason]) => refused(id, reason));
  const allowed = applications.filter(({ id }) => !refusals.has(id));
  const provided = await providedBefore(context, stage, allowed);
  exceptions.push(...provided);
  const left = new Set(provided.map(({ id }) => id));
  const free = allowed.filter(({ id }) => !left.has(id));
  const entering = free.map(({ id: applicationId, jobId }) => ({ applicationId, jobId }));
  await entryEffects[stage.service]?.(context, { stage, applications: entering, by: "person" });
  if (stage.service === "videoInterview") exceptions.push(...(await uninvited(context, free)));
  return exceptions;
}

/** Those for whom there is nothing to do. */
async function providedBefore(
  { sql }: WriteContext,
  stage: StageView,
  applications: readonly LockedApplication[],
): Promise<Exception[]> {
  const ids = applications.map(({ id }) => id);
  if (stage.service === "videoInterview") {
    const rows = await sql.rows(listScreened, [ids]);
    return rows.map((row) => unchanged(toId(row.application_id), "The candidate has a video interview already."));
  }
  const { assessments } = readStageConfiguration("assessment", stage.configuration);
  if (assessments.length === 0) return ids.map((id) => refused(id, "The stage is set up without tests."));
  const rows = await sql.rows(listAssessmentsOfStage, [ids, stage.id]);
  const has = new Set(rows.map((row) => `${toId(row.application_id)}:${row.name}`));
  return ids
    .filter((id) => assessments.every(({ name }) => has.has(`${id}:${name}`)))
    .map((id) => unchanged(id, "The candidate has the tests of this stage already."));
}

/** Whose interview is there, but has a deadline of its own that has passed. */
async function uninvited({ sql }: WriteContext, applications: readonly LockedApplication[]): Promise<Exception[]> {
  const rows = await sql.rows(listScreeningsOfApplications, [applications.map(({ id }) => id)]);
  return rows
    .filter(({ status }) => status === "new")
    .map((row) => refused(toId(row.application_id), "The deadline of the video interview has passed."));
}
