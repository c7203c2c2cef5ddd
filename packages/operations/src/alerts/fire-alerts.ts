import { insertFirings, listWatchingAlerts, toId, type WatchingAlert } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import { FIRE_ALERTS } from "./request-alerts.ts";
import { seesJob } from "./sees-job.ts";

/**
 * Fires the alerts of the stages that applications are in, for those that meet the condition: a notification, a mail and an
 * event, at most once for each application and alert, and only while the alert's user may see the job. Set-based.
 */
export async function fireAlerts(context: WriteContext, applicationIds: readonly number[]): Promise<void> {
  if (applicationIds.length === 0) return;
  await context.em.flush();
  const organisationId = organisationOf(context);
  const mails = await insertFirings(context.sql, await findAlerts(context, applicationIds), applicationIds, {
    organisationId,
    now: context.now,
    actorName: FIRE_ALERTS,
    requestId: context.requestId,
    host: new URL(context.ports.publicUrl).hostname,
  });
  await context.jobs.sendMany(
    context.em,
    deliverMail.name,
    mails.map((mailId) => ({ organisationId, mailId })),
  );
}

/** The alerts that watch these applications, each with the jobs that its user may see. */
async function findAlerts(context: WriteContext, applicationIds: readonly number[]): Promise<WatchingAlert[]> {
  const rows = await context.sql.rows(listWatchingAlerts, [applicationIds]);
  const seen = rows.filter((row) => seesJob(context, row));
  return [...Map.groupBy(seen, ({ id }) => id).values()].flatMap((group) => {
    const [alert] = group;
    if (alert === undefined) return [];
    const { id, stage_id: stageId, user_id: userId, condition } = alert;
    const jobIds = group.map(({ job_id: jobId }) => toId(jobId));
    return [{ id: toId(id), stageId: toId(stageId), userId: toId(userId), condition, jobIds }];
  });
}
