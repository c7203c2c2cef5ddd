import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Refusal } from "../refusal.ts";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const SOUND_AFTER = 60_000;

export interface ProcessOptions {
  readonly name: string;
  /** The program: a module that says `{ ready: true }` to the process that forked it. */
  readonly program: URL;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes what the process prints; absent, it prints where this one does. */
  readonly follow?: (streams: readonly Readable[]) => void;
  tell(line: string): void;
}

/** A child process that is started again when it ends. */
export interface SupervisedProcess {
  /** Resolves once the process is ready; throws a `Refusal` when it ends instead. */
  start(): Promise<void>;
  /** Asks the process to end, and makes it after so many milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Prepares a process; once it was ready, it is started again with growing pauses whenever it ends. */
export function superviseProcess(options: ProcessOptions): SupervisedProcess {
  const { name, tell } = options;
  const stopping = new AbortController();
  let child: ChildProcess | null = null;

  function run(): { ready: Promise<unknown>; ended: Promise<string> } {
    const started = forkProcess(options);
    child = started;
    return { ready: once(started, "message", { signal: stopping.signal }), ended: untilEnded(started) };
  }

  async function keepRunning(first: Promise<string>): Promise<void> {
    let ended = first;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const since = performance.now();
      const how = await ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - since > SOUND_AFTER) pause = FIRST_PAUSE;
      tell(`The ${name} ended (${how}); it starts again in ${pause / 1000} s.`);
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const again = run();
      again.ready.then(
        () => tell(`The ${name} runs again.`),
        () => undefined,
      );
      ended = again.ended;
    }
  }

  return {
    async start() {
      stopping.signal.throwIfAborted();
      const { ready, ended } = run();
      const how = await Promise.race([ready.then(() => null), ended]);
      if (how !== null) throw new Refusal(`The ${name} did not start (${how}).`);
      void keepRunning(ended);
    },
    async stop(patience) {
      stopping.abort();
      if (child === null || hasEnded(child)) return;
      const ended = untilEnded(child);
      child.kill("SIGTERM");
      const overdue = setTimeout(() => child?.kill("SIGKILL"), patience);
      await ended;
      clearTimeout(overdue);
    },
  };
}

// Below a limit like this one V8 lets less garbage pile up: memory stays flat, however much work streams through.
const HEAP_LIMIT = "--max-old-space-size=1024";

// A session of its own keeps the terminal's Ctrl-C away from it: this process decides when it ends.
function forkProcess({ program, environment, follow }: ProcessOptions): ChildProcess {
  const stream = follow === undefined ? "inherit" : "pipe";
  const child = fork(fileURLToPath(program), [], {
    env: environment,
    execArgv: [HEAP_LIMIT],
    detached: true,
    stdio: ["ignore", stream, stream, "ipc"],
  });
  child.on("error", () => undefined);
  follow?.([child.stdout, child.stderr].flatMap((output) => output ?? []));
  return child;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

async function untilEnded(child: ChildProcess): Promise<string> {
  if (!hasEnded(child)) await once(child, "exit").catch(() => undefined);
  return child.signalCode ?? `exit code ${child.exitCode ?? "unknown"}`;
}
