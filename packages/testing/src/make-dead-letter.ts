import { deadLetterList, findRow, namedQuery, toId } from "@hirelane/db";
import type { Kernel } from "@hirelane/operations";

const bury = namedQuery<{ id: string }>(
  `insert into pgboss.job as d (name, data, source_name, source_retry_count, source_output)
   values ('deadLetters', $1, 'deliverMail', 20, '{"type": "Error", "message": "The mail was not taken."}')
   returning ${deadLetterList.key} as id`,
);

/** Leaves a job in the dead letters, and gives its id. */
export async function makeDeadLetter(kernel: Kernel, payload: object): Promise<number> {
  const row = await kernel.runAsSystem(null, "makeDeadLetter", ({ sql }) =>
    findRow(sql, bury, [JSON.stringify(payload)]),
  );
  return toId(row?.id ?? "");
}
