import type { QueueDefinition } from "@hirelane/db";
import { jobs } from "./catalogue.ts";
import { DEAD_LETTERS } from "./kernel/job.ts";

/** The queues that `migrate` creates: the dead letters first, because the others point at them. */
export const queues: readonly QueueDefinition[] = [
  { name: DEAD_LETTERS, retryLimit: 0, retentionSeconds: 90 * 24 * 60 * 60 },
  ...jobs.map((job) => ({ ...job.queue, name: job.name })),
];
