import type { ImportEntity } from "@hirelane/db";
import type { EventType, ImportStatus } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";

/** Appends what happened to an import to the event log, as an event on its job. */
export async function recordImportEvent(
  context: WriteContext,
  { id, jobId, status }: Pick<ImportEntity, "id" | "jobId" | "status">,
  type: EventType & `import.${string}`,
  from?: ImportStatus,
): Promise<void> {
  const states = from === undefined ? {} : { from, to: status };
  await recordEvent(context, { type, subject: { kind: "import", id }, jobId, ...states });
}
