import { TRACE_FIELD } from "@hirelane/db";
import type { Job, JobContext } from "@hirelane/operations";
import { describeError, type Logger, type Metrics, type Tracing } from "@hirelane/runtime";
import type { JobResult, JobWithMetadata } from "pg-boss";
import { z } from "zod";

/** Who is told of the jobs that run. */
export interface JobWatch {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, "beginJob">;
  readonly tracing: Tracing;
}

/** Runs the jobs of one batch side by side, each with an outcome of its own. */
export function runBatch<Payload extends z.ZodType>(
  definition: Job<Payload>,
  context: JobContext,
  watch: JobWatch,
): (batch: JobWithMetadata[]) => Promise<JobResult[]> {
  return (batch) => Promise.all(batch.map((job) => runJob(definition, context, watch, job)));
}

/** A job's payload, and the trace in which it was sent. */
const Envelope = z.looseObject({ [TRACE_FIELD]: z.string().optional() });

async function runJob<Payload extends z.ZodType>(
  definition: Job<Payload>,
  context: JobContext,
  watch: JobWatch,
  job: JobWithMetadata,
): Promise<JobResult> {
  const ended = watch.metrics.beginJob(definition.name);
  const { parent, data } = opened(job.data);
  const attributes = { "messaging.destination.name": definition.name, "messaging.message.id": job.id };
  const start = { name: definition.name, kind: "consumer", attributes, ...(parent && { parent }) } as const;
  return watch.tracing.span(start, async (note) => {
    const { result, outcome } = await attempt(definition, context, watch.logger, { ...job, data });
    ended(outcome);
    note({ "hirelane.outcome": outcome });
    return result;
  });
}

function opened(sent: unknown): { parent: string | undefined; data: object } {
  const envelope = Envelope.safeParse(sent);
  if (!envelope.success) return { parent: undefined, data: { payload: sent } };
  const { [TRACE_FIELD]: parent, ...data } = envelope.data;
  return { parent, data };
}

/** How a job ended, for pg-boss and for those who watch. */
interface Ended {
  readonly result: JobResult;
  readonly outcome: "completed" | "failed" | "givenUp" | "invalid";
}

async function attempt<Payload extends z.ZodType>(
  definition: Job<Payload>,
  context: JobContext,
  logger: Logger,
  job: JobWithMetadata,
): Promise<Ended> {
  const started = performance.now();
  const fields = { job: definition.name, jobId: job.id, attempt: job.retryCount + 1 };
  const ms = (): number => Math.round(performance.now() - started);
  const payload = definition.payload.safeParse(job.data);
  if (!payload.success) {
    const where = payload.error.issues.map((issue) => issue.path.join("."));
    logger.error({ ...fields, ms: ms(), outcome: "invalid", where }, "The job's payload is not valid.");
    const output = { message: "The payload is not valid.", where };
    return { result: { id: job.id, status: "deadletter", output }, outcome: "invalid" };
  }
  try {
    await definition.run(context, payload.data);
    logger.info({ ...fields, ms: ms(), outcome: "completed" });
    return { result: { id: job.id, status: "completed" }, outcome: "completed" };
  } catch (error) {
    const last = job.retryCount >= job.retryLimit;
    const outcome = last ? "givenUp" : "failed";
    logger[last ? "error" : "warn"]({ ...fields, ms: ms(), outcome, err: error });
    if (last)
      await definition
        .giveUp?.(context, payload.data)
        .catch((cause: unknown) => logger.error({ ...fields, err: cause }));
    const { type, message } = describeError(error);
    return { result: { id: job.id, status: "failed", output: { type, message } }, outcome };
  }
}
