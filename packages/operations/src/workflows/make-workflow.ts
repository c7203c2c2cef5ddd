import { StageEntity, WorkflowEntity } from "@hirelane/db";
import type { StageConfiguration, StageService } from "@hirelane/domain";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { checkStage } from "./stage-input.ts";

/** A workflow as it is made. */
interface NewWorkflow {
  readonly name: string;
  readonly stages: readonly {
    readonly service: StageService;
    readonly name: string;
    readonly configuration: StageConfiguration;
  }[];
}

/** Makes a workflow of the actor's with its stages, and gives its id; throws `not_found` as `checkStage` does. */
export async function makeWorkflow(context: WriteContext, { name, stages }: NewWorkflow): Promise<number> {
  const { em, now } = context;
  const organisationId = organisationOf(context);
  const workflow = em.create(WorkflowEntity, {
    organisationId,
    name,
    revision: 1,
    createdByUserId: actingUserId(context),
    createdAt: now,
    updatedAt: now,
    updatedByUserId: actingUserId(context),
    archivedAt: null,
  });
  await em.flush();
  for (const [index, stage] of stages.entries()) {
    await checkStage(context, stage);
    em.create(StageEntity, { organisationId, workflowId: workflow.id, position: index + 1, createdAt: now, ...stage });
  }
  await em.flush();
  await recordEvent(context, { type: "workflow.created", subject: { kind: "workflow", id: workflow.id } });
  return workflow.id;
}
