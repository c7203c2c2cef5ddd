import { ImportEntity } from "@hirelane/db";
import { requireJobAccess } from "../jobs/load-job.ts";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";

/** What an import is begun with. */
export interface NewImport {
  readonly jobId: number;
  readonly deadline?: Date | undefined;
  readonly dryRun?: boolean | undefined;
  readonly fileName?: string | undefined;
}

/** An import that takes rows; throws `not_found`, `forbidden`, or `invalid_input` for a deadline that has passed. */
export async function makeImport(
  context: WriteContext,
  { jobId, deadline, dryRun, fileName }: NewImport,
): Promise<ImportEntity> {
  await requireJobAccess(context, jobId);
  if (deadline !== undefined && deadline.getTime() <= context.now.getTime())
    throw invalidField("deadline", "The deadline must be in the future.");
  const made = context.em.create(ImportEntity, {
    organisationId: organisationOf(context),
    jobId,
    status: "receiving",
    dryRun: dryRun ?? false,
    deadline: deadline ?? null,
    fileName: fileName ?? null,
    ignoredColumns: [],
    lastRowNumber: 0,
    createdByUserId: actingUserId(context),
    requestId: context.requestId,
    createdAt: context.now,
    startedAt: null,
    finishedAt: null,
    revertStartedAt: null,
    revertKeepsActed: false,
    revertedAt: null,
  });
  await context.em.flush();
  return made;
}
