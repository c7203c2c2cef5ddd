import { ApplicationEntity } from "@hirelane/db";
import type { ApplicationSource, KnockoutAnswers } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { beginPipeline } from "./begin-pipeline.ts";

/** How an application came about. */
export interface ApplicationOrigin {
  readonly source?: ApplicationSource;
  readonly knockoutAnswers?: KnockoutAnswers;
  /** Whether the caller calls `beginPipeline` itself, once what hangs on the application is there too. */
  readonly beginsLater?: boolean;
}

/**
 * Creates the application of a candidate for a job, with its event, on the first stage of the job's workflow; the caller made
 * sure that there is none.
 */
export async function createApplicationRow(
  context: WriteContext,
  candidateId: number,
  jobId: number,
  { source = "manual", knockoutAnswers = [], beginsLater = false }: ApplicationOrigin = {},
): Promise<ApplicationEntity> {
  const application = context.em.create(ApplicationEntity, {
    organisationId: organisationOf(context),
    candidateId,
    jobId,
    status: "active",
    stageId: null,
    stageEnteredAt: null,
    statusChangedAt: null,
    statusCode: null,
    statusBefore: null,
    statusByUserId: null,
    undoUntil: null,
    hiredAt: null,
    source,
    knockoutAnswers,
    createdAt: context.now,
    updatedAt: context.now,
    updatedByUserId: null,
  });
  await context.em.flush();
  const subject = { kind: "application", id: application.id } as const;
  await recordEvent(context, { type: "application.created", subject, jobId, to: "active", relatedId: candidateId });
  if (!beginsLater) await beginPipeline(context, [application.id]);
  return application;
}
