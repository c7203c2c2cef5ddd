import { toId } from "@hirelane/db";
import type { PassThroughView, StageService } from "@hirelane/domain";

type Stage = Pick<PassThroughView["stages"][number], "stageId" | "name" | "service" | "position" | "workflowId">;

/** The stage that a row of a range is about. */
export function stageOf(row: {
  readonly stage_id: string;
  readonly name: string;
  readonly service: StageService;
  readonly position: number;
  readonly workflow_id: string;
}): Stage {
  return {
    stageId: toId(row.stage_id),
    name: row.name,
    service: row.service,
    position: row.position,
    workflowId: toId(row.workflow_id),
  };
}
