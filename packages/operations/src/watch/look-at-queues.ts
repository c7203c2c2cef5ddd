import { countImportsIn, type Database, type QueueState, readQueueStates } from "@hirelane/db";
import { runImportChunk } from "../imports/run-import-chunk.job.ts";

/** What waits for the workers, in numbers that belong to no organisation. */
export interface QueuesAtWork {
  readonly queues: readonly QueueState[];
  /** Imports with rows that no worker has taken yet. */
  readonly importsRunning: number;
}

/** Looks at the queues of all organisations, as the application role; cheap, and cheaper remembered for some seconds. */
export async function lookAtQueues(database: Database): Promise<QueuesAtWork> {
  const [queues, importsRunning] = await Promise.all([
    readQueueStates(database),
    countImportsIn(database, runImportChunk.name),
  ]);
  return { queues, importsRunning };
}
