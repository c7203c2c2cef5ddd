import { ApplicationEntity } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";

/** Creates the application of a candidate for a job, with its event; the caller made sure that there is none. */
export async function createApplicationRow(
  context: WriteContext,
  candidateId: number,
  jobId: number,
): Promise<ApplicationEntity> {
  const application = context.em.create(ApplicationEntity, {
    organisationId: organisationOf(context),
    candidateId,
    jobId,
    status: "active",
    createdAt: context.now,
  });
  await context.em.flush();
  const subject = { kind: "application", id: application.id } as const;
  await recordEvent(context, { type: "application.created", subject, jobId, to: "active", relatedId: candidateId });
  return application;
}
