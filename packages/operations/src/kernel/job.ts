import type { QueueDefinition, SendJobOptions } from "@hirelane/db";
import type { z } from "zod";
import type { WriteContext } from "./context.ts";
import type { Kernel } from "./kernel.ts";
import type { MailTransport, Meter, TextExtractor } from "./ports.ts";

/** What a job is given: transactions of one organisation each, and the network through ports. */
export interface JobContext {
  readonly kernel: Kernel;
  readonly mail: MailTransport;
  /** Absent where no documents are read. */
  readonly texts?: TextExtractor;
  /** Absent where nobody counts. */
  readonly meter?: Meter;
}

/** A job: its payload holds ids only, and running it twice has the effect of once. */
export interface Job<Payload extends z.ZodType> {
  /** An imperative; the name of its queue. */
  readonly name: string;
  readonly payload: Payload;
  readonly queue: Omit<QueueDefinition, "name">;
  run(context: JobContext, payload: z.output<Payload>): Promise<void>;
  /** Jobs of this kind that one worker runs at once; the worker's own number when absent. */
  readonly atOnce?: number;
  /** Told when the job has failed for the last time, before it becomes a dead letter. */
  giveUp?(context: JobContext, payload: z.output<Payload>): Promise<void>;
}

/** Any job, where its payload does not matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- variance: a catalogue holds jobs of every payload
export type AnyJob = Job<any>;

/** The queue in which a job ends that failed too often. */
export const DEAD_LETTERS = "deadLetters";

/** Declares a job; its queue retries with backoff, and gives up into the dead letters. */
export function defineJob<Payload extends z.ZodType>(job: Job<Payload>): Job<Payload> {
  const defaults = {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 600,
    heartbeatSeconds: 10,
    deadLetter: DEAD_LETTERS,
  };
  return { ...job, queue: { ...defaults, ...job.queue } };
}

/** Enqueues a job in the transaction that causes it: a rollback takes the job along. */
export async function enqueue<Payload extends z.ZodType>(
  context: WriteContext,
  job: Job<Payload>,
  payload: z.input<Payload> & object,
  options?: SendJobOptions,
): Promise<void> {
  await context.jobs.send(context.em, job.name, payload, options);
}
