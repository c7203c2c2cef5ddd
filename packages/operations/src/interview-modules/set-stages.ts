import { listApplicationsInStage, StageEntity, type WorkflowEntity } from "@hirelane/db";
import type { WantedStage } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import type { EventEntry } from "../kernel/events.ts";
import { invalidField, notFound, refusedField } from "../kernel/operation-error.ts";
import { reviseWorkflow } from "../workflows/revise-workflow.ts";
import { checkStage, decodeConfiguration } from "../workflows/stage-input.ts";

/** What is noted of one change of the stages. */
type Note = Pick<EventEntry, "type" | "relatedId">;

/**
 * Gives a locked workflow exactly these stages in this order, each change with its event. Throws `not_found` for a stage of
 * another workflow, `invalid_input` where the service of one would change, `refused` where one that would go holds applications.
 */
export async function setStages(
  context: WriteContext,
  workflow: WorkflowEntity,
  wanted: readonly WantedStage[],
): Promise<void> {
  const { em } = context;
  const stages = await em.find(StageEntity, { workflowId: workflow.id }, { orderBy: { position: "asc" } });
  const kept = keptOf(stages, wanted);
  const notes: Note[] = [];
  for (const stage of stages.filter(({ id }) => !kept.has(id))) notes.push(await remove(context, stage));
  const result: StageEntity[] = [];
  for (const [index, wish] of wanted.entries()) {
    const stage = wish.id === undefined ? undefined : kept.get(wish.id);
    if (stage !== undefined) notes.push(...(await change(context, stage, wish)));
    result.push(stage ?? (await add(context, workflow.id, stages.length + index + 1, wish)));
  }
  await em.flush();
  const order = result.map(({ id }) => id);
  const added = order.filter((id) => !kept.has(id));
  notes.push(...added.map((relatedId): Note => ({ type: "workflow.stageCreated", relatedId })));
  const isReordered = order.filter((id) => kept.has(id)).join() !== [...kept.keys()].join();
  if (isReordered || added.length > 0) notes.push({ type: "workflow.stagesReordered" });
  for (const entry of notes) await reviseWorkflow(context, workflow, entry, order);
}

/** The stages that stay, by id, in the order that they had. */
function keptOf(stages: readonly StageEntity[], wanted: readonly WantedStage[]): ReadonlyMap<number, StageEntity> {
  const known = new Map(stages.map((stage) => [stage.id, stage]));
  const named = new Set<number>();
  for (const [index, { id, service }] of wanted.entries()) {
    if (id === undefined) continue;
    const stage = known.get(id);
    if (stage === undefined) throw notFound("stage");
    if (named.has(id)) throw invalidField(`stages.${index}.id`, "Must name each stage once.");
    if (stage.service !== service) throw invalidField(`stages.${index}.service`, "The service of a stage stays.");
    named.add(id);
  }
  return new Map([...known].filter(([id]) => named.has(id)));
}

async function remove(context: WriteContext, stage: StageEntity): Promise<Note> {
  const { length } = await context.sql.rows(listApplicationsInStage, [stage.id]);
  if (length > 0) throw refusedField("stages", `There are ${length} applications in "${stage.name}": move them first.`);
  context.em.remove(stage);
  return { type: "workflow.stageDeleted", relatedId: stage.id };
}

async function add(
  context: WriteContext,
  workflowId: number,
  position: number,
  { name, service, configuration: sent }: WantedStage,
): Promise<StageEntity> {
  const configuration = decodeConfiguration(service, sent ?? {});
  await checkStage(context, { configuration });
  const organisationId = organisationOf(context);
  const made = { organisationId, workflowId, name, position, service, configuration, createdAt: context.now };
  return context.em.create(StageEntity, made);
}

async function change(context: WriteContext, stage: StageEntity, wish: WantedStage): Promise<Note[]> {
  const before = decodeConfiguration(stage.service, stage.configuration);
  const configuration =
    wish.configuration === undefined ? before : decodeConfiguration(stage.service, wish.configuration);
  if (stage.name === wish.name && JSON.stringify(before) === JSON.stringify(configuration)) return [];
  await checkStage(context, { configuration });
  stage.name = wish.name;
  stage.configuration = configuration;
  return [{ type: "workflow.stageUpdated", relatedId: stage.id }];
}
