import { noteSeenUsers } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";

/** Writes down when users of one organisation were seen last, in one statement; an older time changes nothing. */
export async function noteSeen(kernel: Kernel, organisationId: number, seen: ReadonlyMap<number, Date>): Promise<void> {
  const inOrder = [...seen].toSorted(([a], [b]) => a - b);
  await kernel.runAsSystem(organisationId, "noteSeen", ({ sql }) =>
    sql.rows(noteSeenUsers, [inOrder.map(([id]) => id), inOrder.map(([, at]) => at)]),
  );
}
