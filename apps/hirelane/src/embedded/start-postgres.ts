import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@hirelane/postgres";

const STOPS_WITHIN = 1500;

/** Starts the PostgreSQL of a data directory; it is stopped with the stack, and made to where it takes too long. */
export function startPostgres(dataDir: string, running: AsyncDisposableStack): Promise<EmbeddedPostgres> {
  const starting = startEmbeddedPostgres({ dataDir });
  running.defer(async () => {
    const postgres = await starting.catch(() => null);
    if (postgres === null) return;
    const stopped = postgres.stop();
    const late = delay(STOPS_WITHIN, true, { ref: false });
    if (await Promise.race([stopped.then(() => false), late])) endAtOnce(postgres.pid);
    await stopped;
  });
  return starting;
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, "SIGQUIT");
  } catch {
    // It ended in this moment.
  }
}
