import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";

/** A process of a test, watched from its start. */
export interface FollowedChild {
  /** What it has printed. */
  output(): string;
  hasEnded(): boolean;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Follows what a process prints until it ends; it is killed after the test, if it still runs. */
export function followChild(child: ChildProcessByStdio<null, Readable, Readable>): FollowedChild {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  let hasEnded = false;
  const ended = once(child, "close").then(([code]) => {
    hasEnded = true;
    return typeof code === "number" ? code : null;
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { output: () => output, hasEnded: () => hasEnded, ended };
}
