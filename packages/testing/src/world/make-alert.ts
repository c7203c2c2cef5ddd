import { findRow, namedQuery, toId } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { alerts, stageRules } = operations;
const condition = { field: "overallScore", operator: ">=", value: 8 } as const;

const insertNotification = namedQuery<{ id: string }>(
  `insert into notifications (organisation_id, user_id, alert_id, application_id, created_at)
   values ($1, $2, $3, $4, $5) returning id`,
);

/** Gives a stage a rule and its manager an alert, which has fired for an application. */
export async function makeAlert(
  kernel: Kernel,
  { call, userId, principal }: TestUser,
  stageId: number,
  applicationId: number,
) {
  await kernel.run(stageRules.set, { stageId, rule: { logic: "AND", conditions: [condition] } }, call);
  const alert = await kernel.run(alerts.create, { stageId, condition }, call);
  const { organisationId } = principal;
  const row = await kernel.runAsSystem(organisationId, "makeAlert", ({ sql, now }) =>
    findRow(sql, insertNotification, [organisationId, userId, alert.id, applicationId, now]),
  );
  return { alert: alert.id, notification: toId(row?.id ?? "") };
}
