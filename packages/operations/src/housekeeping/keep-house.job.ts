import {
  everyOrganisation,
  findRow,
  type NamedQuery,
  removeBrokenImports,
  removeDeadTokens,
  removeExpiredUserKeys,
  removeFinishedUploads,
  removeOldAnswers,
  removeOldImports,
  removeRestingThrottles,
  removeSettledReminders,
  toId,
} from "@hirelane/db";
import { z } from "zod";
import { removeOrphans } from "../files/remove-orphans.ts";
import { purgeDeletedJobs } from "../jobs/purge-deleted-jobs.ts";
import { defineJob, type JobContext } from "../kernel/job.ts";
import { removeDeadUploads } from "../uploads/remove-dead-uploads.ts";

const NAME = "keepHouse";
const BATCH = 5000;
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

interface Chore {
  readonly remove: NamedQuery<{ removed: number }>;
  /** How long rows are kept, in milliseconds. */
  readonly keptFor: number;
}

const ofEachOrganisation: readonly Chore[] = [
  { remove: removeDeadTokens, keptFor: 30 * DAY },
  { remove: removeOldAnswers, keptFor: DAY },
  { remove: removeExpiredUserKeys, keptFor: 0 },
  { remove: removeFinishedUploads, keptFor: DAY },
  { remove: removeSettledReminders, keptFor: 90 * DAY },
  { remove: removeBrokenImports, keptFor: DAY },
  { remove: removeOldImports, keptFor: 90 * DAY },
];
const ofNoOrganisation: readonly Chore[] = [{ remove: removeRestingThrottles, keptFor: DAY }];

/** Removes what nobody can use any more: dead tokens, old answers, expired keys, settled reminders, rested throttles, orphan files. */
export const keepHouse = defineJob({
  name: NAME,
  payload: z.strictObject({}),
  queue: { policy: "exclusive" },
  async run(context) {
    const failures: unknown[] = [];
    for (const chore of ofNoOrganisation) await carryOut(context, null, chore);
    const organisations = await context.kernel.readAsSystem(null, (sql) => sql.rows(everyOrganisation, []));
    for (const { organisation_id: id } of organisations) {
      for (const chore of ofEachOrganisation) await carryOut(context, toId(id), chore);
      for (const remove of [purgeDeletedJobs, removeDeadUploads, removeOrphans]) {
        await remove(context.kernel, toId(id), NAME).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) throw failures[0];
  },
});

/** Removes in batches, each in a transaction of its own. */
async function carryOut({ kernel }: JobContext, organisationId: number | null, chore: Chore): Promise<void> {
  const batch = () =>
    kernel.runAsSystem(organisationId, NAME, ({ sql, now }) =>
      findRow(sql, chore.remove, [new Date(now.getTime() - chore.keptFor), BATCH]),
    );
  while ((await batch())?.removed === BATCH);
}
