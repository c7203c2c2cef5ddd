import { allowLargeWork, claimRollupDay, findRow, noteRollupRun, reconcileRollups } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { FOLD_BATCH, foldOrganisation } from "./fold-organisation.ts";

/** Recounts the organisation's rollups, once for each day of its calendar; gives the drift, which leaves an event. */
export async function rollUpNight(context: WriteContext): Promise<number> {
  const id = organisationOf(context);
  const claimed = await findRow(context.sql, claimRollupDay, [id, context.now]);
  if (claimed === null) return 0;
  return recount(context, claimed.first ? "first" : "nightly", claimed.day);
}

/** Recounts the rollups of one organisation now, and folds everything; gives how many counters were not what the rows say. */
export async function rebuildRollups(kernel: Kernel, organisationId: number, name: string): Promise<number> {
  const drift = await kernel.runAsSystem(organisationId, name, (context) => recount(context, "rebuild", null));
  await foldAll(kernel, organisationId, name);
  return drift;
}

/** Folds the deltas of one organisation until none is left. */
export async function foldAll(kernel: Kernel, organisationId: number, name: string): Promise<void> {
  const fold = () =>
    kernel.runAsSystem(organisationId, name, async (context) => {
      await context.sql.rows(allowLargeWork, []);
      return foldOrganisation(context, FOLD_BATCH);
    });
  while ((await fold()) === FOLD_BATCH);
}

async function recount(context: WriteContext, reason: "first" | "nightly" | "rebuild", day: string | null) {
  const { sql, now } = context;
  const id = organisationOf(context);
  await sql.rows(allowLargeWork, []);
  const drift = (await findRow(sql, reconcileRollups, [id]))?.drift ?? 0;
  await sql.rows(noteRollupRun, [id, day, reason, drift, now]);
  if (drift > 0) {
    const subject = { kind: "organisation", id } as const;
    await recordEvent(context, { type: "organisation.rollupDrifted", subject, reasonCode: reason });
  }
  return drift;
}
