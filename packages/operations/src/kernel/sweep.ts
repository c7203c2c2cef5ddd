import { type Sql, toId } from "@hirelane/db";
import { z } from "zod";
import type { WriteContext } from "./context.ts";
import type { JobContext } from "./job.ts";

/** Rows of one organisation that one transaction of a sweep takes at most. */
export const SWEEP_BATCH = 5000;

/** When a sweep runs again after itself, in seconds: schedules are no finer than a minute. */
export const SweepPayload = z.strictObject({ again: z.array(z.int().min(1).max(59)).max(5).optional() });

/** A sweep of one kind of due rows over every organisation that has some. */
export interface Sweep {
  /** The name of the job. */
  readonly name: string;
  /** Which organisations have rows that are due. */
  organisations(sql: Sql, now: Date): Promise<readonly { readonly organisation_id: string }[]>;
  /** Does one batch of an organisation; says how many rows it took. */
  batch(context: WriteContext): Promise<number>;
}

/**
 * Runs a sweep: batch by batch, each in a transaction of its own. What fails in one organisation does not keep the others
 * from theirs; the job fails at the end, and runs again.
 */
export async function runSweep(
  { kernel }: JobContext,
  sweep: Sweep,
  { again = [] }: z.output<typeof SweepPayload>,
): Promise<void> {
  await repeatLater(kernel, sweep.name, again);
  const now = kernel.ports.now();
  const due = await kernel.readAsSystem(null, (sql) => sweep.organisations(sql, now));
  const failures: unknown[] = [];
  for (const { organisation_id: id } of due) {
    try {
      while ((await kernel.runAsSystem(toId(id), sweep.name, (context) => sweep.batch(context))) === SWEEP_BATCH);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Enqueues the later runs of this minute; one of each at most waits, however long no worker ran. */
async function repeatLater(kernel: JobContext["kernel"], name: string, again: readonly number[]): Promise<void> {
  if (again.length === 0) return;
  await kernel.runAsSystem(null, name, async ({ em, jobs, now }) => {
    for (const seconds of again) {
      const startAfter = new Date(now.getTime() + seconds * 1000);
      await jobs.send(em, name, {}, { startAfter, singletonKey: `again:${seconds}` });
    }
  });
}
