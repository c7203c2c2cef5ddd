import { findWatchedApplications, toId } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";

/** The name of the job that fires alerts; its payload is `{ organisationId, applicationIds }`. */
export const FIRE_ALERTS = "fireAlerts";

/** Applications that one job takes at most. */
const APPLICATIONS_AT_ONCE = 1000;

/**
 * Has the worker look, once this transaction is kept, whether applications meet the alerts of their stages. To be called
 * when they enter a stage, and when a score, an assessment or a place of theirs changes.
 */
export async function requestAlerts(context: WriteContext, applicationIds: readonly number[]): Promise<void> {
  if (applicationIds.length === 0) return;
  await context.em.flush();
  const watched = await context.sql.rows(findWatchedApplications, [applicationIds]);
  const ids = watched.map(({ id }) => toId(id));
  const organisationId = organisationOf(context);
  const payloads = Array.from({ length: Math.ceil(ids.length / APPLICATIONS_AT_ONCE) }, (_, index) => ({
    organisationId,
    applicationIds: ids.slice(index * APPLICATIONS_AT_ONCE, (index + 1) * APPLICATIONS_AT_ONCE),
  }));
  await context.jobs.sendMany(context.em, FIRE_ALERTS, payloads);
}
