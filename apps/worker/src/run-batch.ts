import type { Job, JobContext } from "@hirelane/operations";
import { describeError, type Logger } from "@hirelane/runtime";
import type { JobResult, JobWithMetadata } from "pg-boss";
import type { z } from "zod";

/** Runs the jobs of one batch side by side, each with an outcome of its own. */
export function runBatch<Payload extends z.ZodType>(
  definition: Job<Payload>,
  context: JobContext,
  logger: Logger,
): (batch: JobWithMetadata[]) => Promise<JobResult[]> {
  return (batch) => Promise.all(batch.map((job) => runJob(definition, context, logger, job)));
}

async function runJob<Payload extends z.ZodType>(
  definition: Job<Payload>,
  context: JobContext,
  logger: Logger,
  job: JobWithMetadata,
): Promise<JobResult> {
  const started = performance.now();
  const fields = { job: definition.name, jobId: job.id, attempt: job.retryCount + 1 };
  const ms = (): number => Math.round(performance.now() - started);
  const payload = definition.payload.safeParse(job.data);
  if (!payload.success) {
    const where = payload.error.issues.map((issue) => issue.path.join("."));
    logger.error({ ...fields, ms: ms(), outcome: "invalid", where }, "The job's payload is not valid.");
    return { id: job.id, status: "deadletter", output: { message: "The payload is not valid.", where } };
  }
  try {
    await definition.run(context, payload.data);
    logger.info({ ...fields, ms: ms(), outcome: "completed" });
    return { id: job.id, status: "completed" };
  } catch (error) {
    const last = job.retryCount >= job.retryLimit;
    logger[last ? "error" : "warn"]({ ...fields, ms: ms(), outcome: last ? "givenUp" : "failed", err: error });
    if (last)
      await definition
        .giveUp?.(context, payload.data)
        .catch((cause: unknown) => logger.error({ ...fields, err: cause }));
    const { type, message } = describeError(error);
    return { id: job.id, status: "failed", output: { type, message } };
  }
}
