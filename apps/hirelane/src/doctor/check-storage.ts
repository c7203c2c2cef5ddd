import { randomBytes } from "node:crypto";
import { openStorage, type StorageConfig } from "@hirelane/runtime";
import { type Finding, fine, nameOfFailure, wrong } from "./finding.ts";
import { within } from "./within.ts";

/** Writes some bytes, reads them again and removes them. */
export async function checkStorage(config: StorageConfig): Promise<Finding> {
  const storage = openStorage(config);
  const bytes = new Uint8Array(randomBytes(32));
  const name = randomBytes(32).toString("hex");
  const key = `${name.slice(0, 2)}/${name}`;
  async function* content(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const place = config.kind === "local" ? config.folder : `the bucket ${config.bucket}`;
  let step = "written to";
  try {
    await within(() => storage.put(key, content()));
    step = "read from";
    const read = new Uint8Array(await within(async () => new Response(await storage.read(key)).arrayBuffer()));
    if (Buffer.compare(read, bytes) !== 0) {
      return wrong("storage", `${place} gives other bytes than it took`, "Look at the disk or the bucket's service.");
    }
    step = "removed from";
    await within(() => storage.remove(key));
    return fine("storage", `${place} can be written, read and cleared`);
  } catch (error) {
    const right = config.kind === "local" ? "Give this account the right to the folder" : "Correct the bucket's keys";
    return wrong(
      "storage",
      `nothing can be ${step} ${place}: ${nameOfFailure(error)}`,
      `${right}, or name another place in STORAGE_URL.`,
    );
  } finally {
    await within(() => storage.remove(key)).catch(() => undefined);
  }
}
