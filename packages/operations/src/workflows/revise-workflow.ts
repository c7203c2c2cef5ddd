import { orderStages, type WorkflowEntity } from "@hirelane/db";
import { actingUserId, type WriteContext } from "../kernel/context.ts";
import { type EventEntry, recordEvent } from "../kernel/events.ts";

/** Notes that the stages of a locked workflow have changed: its revision, its event, and their order where that changed. */
export async function reviseWorkflow(
  context: WriteContext,
  workflow: WorkflowEntity,
  entry: Pick<EventEntry, "type" | "relatedId">,
  order: readonly number[] = [],
): Promise<void> {
  workflow.revision += 1;
  workflow.updatedAt = context.now;
  workflow.updatedByUserId = actingUserId(context);
  await context.em.flush();
  if (order.length > 0) await context.sql.rows(orderStages, [order]);
  await recordEvent(context, { ...entry, subject: { kind: "workflow", id: workflow.id } });
}
