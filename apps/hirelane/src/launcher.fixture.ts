import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { removeEmbeddedPostgres } from "@hirelane/postgres";
import { freePort, until } from "@hirelane/testing";
import { onTestFinished } from "vitest";
import { followChild } from "./follow-child.fixture.ts";

const program = fileURLToPath(new URL("./main.ts", import.meta.url));

/** The command line, running. */
export interface Hirelane {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it has printed. */
  output(): string;
  /** Waits until everything runs; throws with the output when it ends instead. */
  ready(): Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Runs the command line; it is killed after the test, if it still runs. */
export function hirelane(args: readonly string[], environment: Readonly<Record<string, string>>): Hirelane {
  const base = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", NO_COLOR: "1" };
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...base, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { output, hasEnded, ended } = followChild(child);
  const ready = async (): Promise<void> => {
    await until(() => hasEnded() || output().includes("Hirelane runs at"));
    if (hasEnded()) throw new Error(`It ended:\n${output()}`);
  };
  return { child, url: `http://127.0.0.1:${environment["PORT"] ?? ""}`, output, ready, ended };
}

/** A data directory and a port of the test's own. */
export async function makePlace(): Promise<{ HIRELANE_DATA_DIR: string; PORT: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), "hirelane-start-"));
  await chmod(dataDir, 0o711);
  onTestFinished(
    () =>
      until(() =>
        removeEmbeddedPostgres(dataDir).then(
          () => true,
          () => false,
        ),
      ),
    60_000,
  );
  return { HIRELANE_DATA_DIR: dataDir, PORT: String(await freePort()) };
}

/** The process ids of everything that a launcher on this data directory started. */
export async function processesOf(dataDir: string): Promise<Record<"api" | "worker" | "postgres", number>> {
  const lastPid = async (name: string): Promise<number> => {
    const lines = (await readFile(join(dataDir, "logs", `${name}.log`), "utf8")).trim().split("\n");
    return Number(/"pid":(\d+)/.exec(lines.at(-1) ?? "")?.[1]);
  };
  const [postgres = ""] = (await readFile(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8")).split("\n");
  return { api: await lastPid("api"), worker: await lastPid("worker"), postgres: Number(postgres) };
}

/** Whether a process of this id runs. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
