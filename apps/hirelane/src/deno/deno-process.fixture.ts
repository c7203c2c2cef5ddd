import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "@hirelane/testing";
import { z } from "zod";
import { followChild } from "../follow-child.fixture.ts";

const project = fileURLToPath(new URL("../../../..", import.meta.url));

// What is in node_modules/.bin starts the real program as a child of its own, which outlives it when it is killed.
const program = join(createRequire(join(project, "package.json")).resolve("deno/package.json"), "..", "deno");

const DenoConfig = z.object({ tasks: z.record(z.string(), z.object({ command: z.string() })) });

/** A process under Deno. */
export interface DenoProcess {
  /** What it has printed. */
  output(): string;
  /** Waits until it has printed this; throws with the output when it ends instead. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Asks it to stop; gives its exit code. */
  stop(): Promise<number | null>;
}

/** A task of `deno.json`, and the only folders that it may use outside of the project. */
export interface DenoTask {
  readonly name: "api" | "worker";
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a task of `deno.json` with the rights that stand there; it is killed after the test, if it still runs. */
export async function runDenoTask({ name, folders, environment }: DenoTask): Promise<DenoProcess> {
  const { tasks } = DenoConfig.parse(JSON.parse(await readFile(join(project, "deno.json"), "utf8")));
  const [deno, ...args] = tasks[name]?.command.split(" ") ?? [];
  if (deno !== "deno") throw new Error(`deno.json has no task ${name} that runs Deno.`);
  const narrow = (word: string): string => {
    if (word === "--allow-read") return `${word}=${[project, ...folders].join(",")}`;
    return word === "--allow-write" ? `${word}=${folders.join(",")}` : word;
  };
  const own = {
    PATH: dirname(program),
    HOME: process.env["HOME"] ?? "",
    NO_COLOR: "1",
    DENO_NO_UPDATE_CHECK: "1",
    DENO_DIR: join(project, "node_modules", ".cache", "deno"),
  };
  const child = spawn(program, args.map(narrow), {
    cwd: project,
    env: { ...own, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { output, hasEnded, ended } = followChild(child);
  return {
    output,
    async printed(pattern) {
      await until(() => hasEnded() || pattern.test(output()));
      const found = pattern.exec(output());
      if (found === null) throw new Error(`The ${name} ended:\n${output()}`);
      return found;
    },
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
