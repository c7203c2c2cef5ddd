/** How many connections of a pool do what. */
export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** What is found in the database when it is looked at. */
export interface ObservedQueues {
  /** Jobs that are due in each queue, and for how long the oldest of them has been, in seconds; null where nobody works on it. */
  readonly queues: readonly { readonly queue: string; readonly due: number; readonly lagSeconds: number | null }[];
  readonly importsRunning: number;
}

/** Where the numbers come from that a process does not count itself. */
export interface MetricSources {
  /** The pools of the process, by name. */
  readonly pools: Readonly<Record<string, PoolCounts>>;
  /** Looks at the queues; throws while the database is out of reach. */
  observe(): Promise<ObservedQueues>;
}
