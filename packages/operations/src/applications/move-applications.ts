import { moveApplicationRows } from "@hirelane/db";
import { decideMove, type MoveRefusal, type MoveWish, type StageView, type StepDecider } from "@hirelane/domain";
import { requestAlerts } from "../alerts/request-alerts.ts";
import type { WriteContext } from "../kernel/context.ts";
import { writeColumns } from "../kernel/events.ts";
import { approveSteps } from "../steps/write-steps.ts";
import { entryEffects } from "../workflows/stage-entry.ts";
import { type LockedApplication, lockApplications } from "./lock-applications.ts";

/** Where applications are to go, on whose word, and why. */
export interface MoveRequest extends MoveWish {
  /** Whether a rule of the workflow or a person says so: a person's move out of the resume screening shortlists. */
  readonly by: StepDecider;
  /** A code for the event; never free text. */
  readonly reasonCode?: string;
}

/** What became of each application that was to be moved. */
export interface MoveResult {
  readonly moved: readonly number[];
  /** Those that were there already: nothing was done. */
  readonly stayed: readonly number[];
  readonly refused: readonly { readonly applicationId: number; readonly refusal: MoveRefusal }[];
}

/** An application, and the stage that it moves to. */
export interface Move {
  readonly application: LockedApplication;
  readonly stage: StageView;
}

/**
 * Moves applications to a stage, or each to the one after its own: the one place for every caller, set-based. Who may not be
 * moved is refused alone. Whether the actor may is for the caller to check.
 */
export async function moveApplications(
  context: WriteContext,
  applicationIds: readonly number[],
  request: MoveRequest,
): Promise<MoveResult> {
  const applications = await lockApplications(context, applicationIds);
  const found = new Set(applications.map(({ id }) => id));
  const refusal = { code: "not_found", message: "No such application." } as const;
  const missing = applicationIds.filter((id) => !found.has(id)).map((applicationId) => ({ applicationId, refusal }));
  const result = await moveLocked(context, applications, request);
  return { ...result, refused: [...result.refused, ...missing] };
}

/** Like {@link moveApplications}, for applications that this transaction has locked already. */
export async function moveLocked(
  context: WriteContext,
  applications: readonly LockedApplication[],
  request: MoveRequest,
): Promise<MoveResult> {
  const moves: Move[] = [];
  const stayed: number[] = [];
  const refused: { applicationId: number; refusal: MoveRefusal }[] = [];
  for (const application of applications) {
    const { id, stages, stageId, status } = application;
    const decision = decideMove({ status, stageId, stageIds: stages.map((stage) => stage.id) }, request);
    const stage = decision.ok ? stages.find((each) => each.id === decision.value) : undefined;
    if (!decision.ok) refused.push({ applicationId: id, refusal: decision.refusal });
    else if (stage === undefined || stage.id === stageId) stayed.push(id);
    else moves.push({ application, stage });
  }
  await carryOutMoves(context, moves, request);
  return { moved: moves.map(({ application }) => application.id), stayed, refused };
}

/** Carries out moves that were decided; what entering a stage brings about is for those alone who are active. */
export async function carryOutMoves(
  context: WriteContext,
  moves: readonly Move[],
  request: Pick<MoveRequest, "by" | "reasonCode">,
): Promise<void> {
  if (moves.length === 0) return;
  // What was written through entities has to be there before the statements that pass them by.
  await context.em.flush();
  if (request.by === "person") await shortlist(context, moves);
  await context.sql.rows(moveApplicationRows, [
    ...writeColumns(context),
    request.reasonCode ?? null,
    moves.map(({ application }) => application.id),
    moves.map(({ application }) => application.jobId),
    moves.map(({ stage }) => stage.id),
    moves.map(({ application }) => application.stageId),
  ]);
  await enterStages(context, moves, request.by);
}

/** Brings about what being in their stages does for active applications; what they have of it already stays. */
export async function enterStages(context: WriteContext, moves: readonly Move[], by: StepDecider): Promise<void> {
  const active = moves.filter(({ application }) => application.status === "active");
  for (const [stage, entering] of Map.groupBy(active, (move) => move.stage)) {
    const applications = entering.map(({ application: { id: applicationId, jobId } }) => ({ applicationId, jobId }));
    await entryEffects[stage.service]?.(context, { stage, applications, by });
  }
  await requestAlerts(
    context,
    active.map(({ application }) => application.id),
  );
}

/** Approves the resume screenings that a person moves applications out of, or past. */
async function shortlist(context: WriteContext, moves: readonly Move[]): Promise<void> {
  const passed = moves.flatMap(({ application, stage }) => {
    const { stages, stageId } = application;
    const begun = stages.find(({ id }) => id === stageId)?.position ?? 0;
    return stages
      .filter(
        ({ service, position }) => service === "resumeScreening" && position >= begun && position < stage.position,
      )
      .map((screening) => ({ applicationId: application.id, jobId: application.jobId, stageId: screening.id }));
  });
  await approveSteps(context, passed);
}
