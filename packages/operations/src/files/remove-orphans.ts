import { doomOrphans, forgetFiles, toId } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";

const BATCH = 500;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes the files of one organisation that have belonged to nothing for a day: no one can attach them any more, then
 * their bytes go, then their rows. What the storage fails to remove stays for the next time, and keeps no other; the first
 * failure is thrown at the end.
 */
export async function removeOrphans(kernel: Kernel, organisationId: number, name: string): Promise<void> {
  const failures: unknown[] = [];
  for (let beyond = 0; ;) {
    const doomed = await kernel.runAsSystem(organisationId, name, ({ sql, now }) =>
      sql.rows(doomOrphans, [new Date(now.getTime() - DAY), BATCH, beyond, now]),
    );
    const gone: number[] = [];
    for (const { id, storage_key: storageKey } of doomed) {
      beyond = Math.max(beyond, toId(id));
      try {
        await kernel.ports.storage.remove(storageKey);
        gone.push(toId(id));
      } catch (error) {
        failures.push(error);
      }
    }
    await kernel.runAsSystem(organisationId, name, ({ sql }) => sql.rows(forgetFiles, [gone]));
    if (doomed.length < BATCH) break;
  }
  if (failures.length > 0) throw failures[0];
}
