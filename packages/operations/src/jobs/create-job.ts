import { JobEntity } from "@hirelane/db";
import { CreateJobInput, distinctSkills, JobView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { requireScoreWeight } from "../score-weights/load-score-weight.ts";
import { checkExperience } from "./check-experience.ts";
import { cleanHtml } from "./clean-html.ts";
import { viewJob } from "./job-view.ts";
import { shareJobWith } from "./share-job.ts";

export const createJob = defineWrite({
  id: "jobs.create",
  summary: "Create a job, owned by the caller.",
  permission: "jobs.create",
  input: CreateJobInput,
  output: JobView,
  async run(context, input) {
    if (context.actor.kind !== "user") throw new OperationError("forbidden", "A job needs a user as its owner.");
    checkExperience({ minExperienceYears: null, maxExperienceYears: null }, input);
    await requireQuestionSet(context, input.questionSetId);
    await requireScoreWeight(context, input.scoreWeightId);
    const job = context.em.create(JobEntity, {
      organisationId: organisationOf(context),
      title: input.title,
      description: input.description ?? "",
      descriptionHtml: cleanHtml(input.descriptionHtml ?? ""),
      minExperienceYears: input.minExperienceYears ?? null,
      maxExperienceYears: input.maxExperienceYears ?? null,
      employmentType: input.employmentType ?? "",
      location: input.location ?? "",
      mustHaveSkills: distinctSkills(input.mustHaveSkills ?? []),
      scoreWeightId: input.scoreWeightId ?? null,
      workflowId: null,
      publicKey: context.ports.cryptography.randomHex(32),
      knockoutQuestions: input.knockoutQuestions ?? [],
      deletedAt: null,
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
    await shareJobWith(context, job.id, input.sharedWithUserIds);
    return viewJob(context, job.id);
  },
});
