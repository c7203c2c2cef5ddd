import { JobEntity } from "@hirelane/db";
import { CreateJobInput, JobView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { viewJob } from "./job-view.ts";

export const createJob = defineWrite({
  id: "jobs.create",
  summary: "Create a job, owned by the caller.",
  permission: "jobs.create",
  input: CreateJobInput,
  output: JobView,
  async run(context, input) {
    if (context.actor.kind !== "user") throw new OperationError("forbidden", "A job needs a user as its owner.");
    await requireQuestionSet(context, input.questionSetId);
    const job = context.em.create(JobEntity, {
      organisationId: organisationOf(context),
      title: input.title,
      description: input.description ?? "",
      published: input.published ?? false,
      closesAt: input.closesAt ?? null,
      interviewPeriodDays: input.interviewPeriodDays ?? null,
      reminderOffsetsMinutes: input.reminderOffsetsMinutes ?? null,
      activityLimitMinutes: input.activityLimitMinutes ?? null,
      blindEvaluation: input.blindEvaluation ?? null,
      timeZone: input.timeZone ?? null,
      language: input.language ?? null,
      questionSetId: input.questionSetId ?? null,
      ownerUserId: context.actor.userId,
      createdAt: context.now,
    });
    await context.em.flush();
    await recordEvent(context, { type: "job.created", subject: { kind: "job", id: job.id }, jobId: job.id });
    return viewJob(context, job.id);
  },
});
