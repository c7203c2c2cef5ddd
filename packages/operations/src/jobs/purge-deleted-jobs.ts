import { findRow, purgeDeletedJob } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";

const DAYS_KEPT = 30;
const DAY = 24 * 60 * 60 * 1000;

/** Removes the jobs of one organisation that were deleted 30 days ago, each in a transaction of its own; files become orphans. */
export async function purgeDeletedJobs(kernel: Kernel, organisationId: number, name: string): Promise<void> {
  const purge = () =>
    kernel.runAsSystem(organisationId, name, ({ sql, now }) =>
      findRow(sql, purgeDeletedJob, [new Date(now.getTime() - DAYS_KEPT * DAY)]),
    );
  while ((await purge()) !== null);
}
