import { doomUploads, forgetUpload, toId } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";

const BATCH = 500;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes the uploads of one organisation that nobody has finished in a day: nobody can any more, then their bytes go, then
 * their rows. What fails stays for the next time, and keeps no other; the first failure is thrown at the end.
 */
export async function removeDeadUploads(kernel: Kernel, organisationId: number, name: string): Promise<void> {
  const begunBefore = new Date(kernel.ports.now().getTime() - DAY);
  const failures: unknown[] = [];
  for (let beyond = 0; ;) {
    const parameters = [begunBefore, BATCH, beyond];
    const dead = await kernel.runAsSystem(organisationId, name, ({ sql }) => sql.rows(doomUploads, parameters));
    for (const { id, storage_key: storageKey } of dead) {
      beyond = Math.max(beyond, toId(id));
      try {
        await kernel.ports.storage.discardUpload(storageKey);
        await kernel.runAsSystem(organisationId, name, ({ sql }) => sql.rows(forgetUpload, [id]));
      } catch (error) {
        failures.push(error);
      }
    }
    if (dead.length < BATCH) break;
  }
  if (failures.length > 0) throw failures[0];
}
