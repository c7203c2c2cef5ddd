import { type Database, missingFromSchema } from "@hirelane/db";
import { queues } from "../queues.ts";
import type { QueuesAtWork } from "./look-at-queues.ts";

/** Whether a process can do its work now. */
export interface Readiness {
  /** Why it cannot; empty where it can. */
  readonly reasons: readonly string[];
  /** For how long the oldest due job has waited, in seconds; null where that cannot be told. */
  readonly queueLagSeconds: number | null;
}

/** How {@link readReadiness} asks. */
export interface ReadinessOptions {
  readonly database: Database;
  lookAtQueues(): Promise<QueuesAtWork>;
  /** Seconds beyond which the lag is a reason; null: it never is. */
  readonly maxQueueLag: number | null;
}

const MOST_NAMED = 5;

/** Asks whether the database answers, has all that this version needs, and whether its jobs get done. */
export async function readReadiness(options: ReadinessOptions): Promise<Readiness> {
  try {
    const missing = await missingFromSchema(options.database, queues);
    if (missing.length > 0) {
      const named = missing.slice(0, MOST_NAMED).join(", ");
      return { reasons: [`The database is not migrated to this version: ${named}.`], queueLagSeconds: null };
    }
    const { queues: states } = await options.lookAtQueues();
    const lag = Math.max(0, ...states.map(({ lagSeconds }) => lagSeconds ?? 0));
    const isLate = options.maxQueueLag !== null && lag > options.maxQueueLag;
    const reasons = isLate ? [`Jobs have waited for ${Math.round(lag)} seconds.`] : [];
    return { reasons, queueLagSeconds: Math.round(lag * 1000) / 1000 };
  } catch {
    return { reasons: ["The database cannot be reached."], queueLagSeconds: null };
  }
}
