import { readFile, readlink, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { runAs } from "./account.ts";

const escalation = [
  { signal: "SIGINT", milliseconds: 8000 },
  { signal: "SIGQUIT", milliseconds: 3000 },
  { signal: "SIGKILL", milliseconds: 3000 },
] as const;

/**
 * Stops a PostgreSQL that a killed process left running on the cluster, and removes a `postmaster.pid` whose number
 * now belongs to another process. The caller holds the lock. Throws when the orphan cannot be stopped.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  for (const { signal, milliseconds } of escalation) {
    if (!(await runsOn(pid, cluster))) break;
    sendSignal(pid, signal);
    const deadline = Date.now() + milliseconds;
    while (Date.now() < deadline && (await runsOn(pid, cluster))) await delay(20);
  }
  if (await runsOn(pid, cluster)) {
    throw new Error(`PostgreSQL of an earlier run (process ${pid}) is on ${cluster} and cannot be stopped.`);
  }
  if (isAlive(pid)) await rm(pidFile, { force: true });
}

async function runsOn(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    const [program, folder] = await Promise.all(
      ["exe", "cwd"].map((name) => readlink(`/proc/${pid}/${name}`).catch(() => "")),
    );
    return folder === cluster && basename(program ?? "").startsWith("postgres");
  }
  const { output } = await runAs(null, "ps", ["-o", "args=", "-p", String(pid)]);
  return output.includes("postgres") && output.includes(cluster);
}

function isAlive(pid: number): boolean {
  return sendSignal(pid, 0);
}

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
