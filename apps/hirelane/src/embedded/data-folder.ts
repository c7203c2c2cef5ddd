import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StorageConfig } from "@hirelane/runtime";
import { z } from "zod";
import type { DatabaseAccess } from "../config.ts";

/** What the embedded installation keeps beside its database. */
export const dataFiles = (dataDir: string) => ({
  installation: join(dataDir, "installation.json"),
  running: join(dataDir, "running.json"),
  demo: join(dataDir, "demo.json"),
  unfinishedDemo: join(dataDir, "demo.unfinished"),
  log: (name: string) => join(dataDir, "logs", `${name}.log`),
});

/** The secrets of one embedded installation, made once. */
const Installation = z.object({ secret: z.string(), ownerPassword: z.string(), applicationPassword: z.string() });
export type Installation = z.infer<typeof Installation>;

const Running = z.object({
  url: z.string(),
  preparedStatements: z.boolean(),
  secret: z.string(),
  publicUrl: z.string(),
  candidateUrl: z.string(),
  storage: StorageConfig,
  pid: z.int(),
});

/** The secrets of the data directory; `fresh` when they were made just now. */
export async function openInstallation(dataDir: string): Promise<{ installation: Installation; fresh: boolean }> {
  const { installation: path } = dataFiles(dataDir);
  const known = await readJson(path, Installation);
  if (known !== null) return { installation: known, fresh: false };
  const random = () => randomBytes(32).toString("hex");
  const installation = { secret: random(), ownerPassword: random(), applicationPassword: random() };
  await writePrivate(path, installation);
  return { installation, fresh: true };
}

/** Leaves word of how to reach the running installation; the result takes it back. */
export async function announceRunning(dataDir: string, access: DatabaseAccess): Promise<() => Promise<void>> {
  const { running } = dataFiles(dataDir);
  await writePrivate(running, { ...access, pid: process.pid });
  return () => rm(running, { force: true });
}

/** How to reach the installation that runs on a data directory; null when none does. */
export async function findRunningInstallation(dataDir: string): Promise<DatabaseAccess | null> {
  const running = await readJson(dataFiles(dataDir).running, Running);
  return running !== null && isAlive(running.pid) ? running : null;
}

/** Reads a JSON file; null when there is none. Throws when it holds something else. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : schema.parse(JSON.parse(text));
}

/** Writes a JSON file, whole or not at all, that only this user may read. */
export async function writePrivate(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
