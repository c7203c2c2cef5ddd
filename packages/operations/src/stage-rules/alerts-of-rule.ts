import { enableAlerts, insertAlertsOfRule, lockAlertsOfRule, retireAlerts, toId } from "@hirelane/db";
import { conditionInWords, conditionKey, type StageRule, watchedConditions } from "@hirelane/domain";
import { requireRoomForAlerts } from "../alerts/load-alert.ts";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";

/**
 * Brings the alerts that a stage's rule has made to the conditions that it watches now: new ones are the acting user's, those
 * that stay keep their user, and those of conditions that are gone end.
 */
export async function keepAlertsOfRule(context: WriteContext, stageId: number, rule: StageRule | null): Promise<void> {
  const { sql } = context;
  const wanted = new Map((rule === null ? [] : watchedConditions(rule)).map((each) => [conditionKey(each), each]));
  const there = (await sql.rows(lockAlertsOfRule, [stageId])).map(({ id, condition }) => ({
    id: toId(id),
    key: conditionKey(condition),
  }));
  const kept = there.filter(({ key }) => wanted.has(key)).map(({ id }) => id);
  const gone = there.filter(({ key }) => !wanted.has(key)).map(({ id }) => id);
  if (kept.length > 0) await sql.rows(enableAlerts, [kept]);
  if (gone.length > 0) await sql.rows(retireAlerts, [gone]);
  for (const { key } of there) wanted.delete(key);
  const userId = actingUserId(context);
  if (wanted.size === 0 || userId === null) return;
  const conditions = [...wanted.values()];
  await requireRoomForAlerts(context, stageId, conditions.length);
  await sql.rows(insertAlertsOfRule, [
    organisationOf(context),
    stageId,
    userId,
    context.now,
    conditions.map((condition) => conditionInWords(condition)),
    conditions.map((condition) => JSON.stringify(condition)),
  ]);
}
