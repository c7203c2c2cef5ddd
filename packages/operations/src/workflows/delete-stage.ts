import { findRow, getWorkflowUse, listApplicationsInStage, toId } from "@hirelane/db";
import { DeleteStageInput, type StageView } from "@hirelane/domain";
import { z } from "zod";
import { lockApplications } from "../applications/lock-applications.ts";
import { carryOutMoves } from "../applications/move-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { invalidField, notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadStage } from "./load-workflow.ts";
import { reviseWorkflow } from "./revise-workflow.ts";
import { viewStages } from "./workflow-view.ts";

export const deleteStage = defineWrite({
  id: "stages.delete",
  summary: "Remove a stage; the applications that are in it move to another one, which has to be named.",
  permission: "workflows.manage",
  input: DeleteStageInput,
  output: z.object({ deleted: z.literal(true), moved: z.number() }),
  async run(context, { id, moveTo, expectedVersion }) {
    const { stage, workflow } = await loadStage(context, id, expectedVersion);
    const stages = await viewStages(context, workflow.id);
    const others = stages.filter((other) => other.id !== id);
    if (others.length === 0) await refuseWhileInUse(context, workflow.id);
    if (moveTo === id) throw invalidField("moveTo", "Must be another stage.");
    const target = others.find((other) => other.id === moveTo);
    if (moveTo !== undefined && target === undefined) throw notFound("stage");
    const moved = await empty(context, id, target);
    context.em.remove(stage);
    const order = others.map((other) => other.id);
    await reviseWorkflow(context, workflow, { type: "workflow.stageDeleted", relatedId: id }, order);
    return { deleted: true as const, moved };
  },
});

/** Moves everybody out of a stage, whatever their status; throws `refused` when nobody said where to. */
async function empty(context: WriteContext, stageId: number, target: StageView | undefined): Promise<number> {
  const inside = (await context.sql.rows(listApplicationsInStage, [stageId])).map(({ id }) => toId(id));
  if (inside.length === 0) return 0;
  if (target === undefined) {
    const message = `There are ${inside.length} applications in this stage: say where they move to.`;
    throw new OperationError("refused", message, { fields: [{ path: "moveTo", message }] });
  }
  const locked = await lockApplications(context, inside);
  const moves = locked
    .filter((application) => application.stageId === stageId)
    .map((application) => ({ application, stage: target }));
  await carryOutMoves(context, moves, { by: "workflow", reasonCode: "stageDeleted" });
  return moves.length;
}

async function refuseWhileInUse(context: WriteContext, workflowId: number): Promise<void> {
  const use = await findRow(context.sql, getWorkflowUse, [workflowId]);
  if (use?.by_jobs !== true) return;
  throw new OperationError("refused", "A job uses this workflow, perhaps a deleted one: it needs one stage at least.");
}
