import type { AlertCondition, AlertView, Role, TeamRole } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, type Sql, statementOnce, toDate, toId } from "../kernel/sql.ts";
import { Parameters, ruleSql, tablesOf } from "../stage-rules/rule-sql.ts";
import { inLiveWorkflow, stagesOf } from "../workflows/workflows.queries.ts";

interface AlertRow {
  id: string;
  stage_id: string;
  user_id: string;
  name: string;
  description: string;
  condition: AlertCondition;
  enabled: boolean;
  from_rule: boolean;
  created_at: string;
  version: number;
}

const columns = `l.id, l.stage_id, l.user_id, l.name, l.description, l.condition, l.enabled, l.from_rule, l.created_at, l.version`;
const from = "from alerts l";

export function toAlertView(row: AlertRow): AlertView {
  return {
    id: toId(row.id),
    stageId: toId(row.stage_id),
    userId: toId(row.user_id),
    name: row.name,
    description: row.description,
    condition: row.condition,
    enabled: row.enabled,
    fromRule: row.from_rule,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** One alert; `$1` is the id. */
export const getAlert = namedQuery<AlertRow>(`select ${columns} ${from} where l.id = $1`);

/** Alerts on the stages of workflows that are not archived. */
export const alertList: ListDefinition<AlertRow & { sort_key: string }, AlertView> = {
  columns,
  from,
  key: "l.id",
  filters: { stageId: "l.stage_id = $", userId: "l.user_id = $" },
  orders: { id: { column: "l.id", type: "bigint" } },
  always: inLiveWorkflow("l.stage_id"),
  scope: (jobs) => `l.stage_id = any(${stagesOf(jobs)})`,
  shape: toAlertView,
};

/** How many alerts stage `$1` has. */
export const countAlerts = namedQuery<{ count: number }>(
  "select count(*)::int as count from alerts where stage_id = $1",
);

/** The alerts that the rule of stage `$1` has made, locked. */
export const lockAlertsOfRule = namedQuery<{ id: string; condition: AlertCondition; enabled: boolean }>(
  "select id, condition, enabled from alerts where stage_id = $1 and from_rule order by id for no key update",
);

/** Makes alerts of the rule of a stage: organisation, stage, user, time; by alert: name, and condition `$6`. */
export const insertAlertsOfRule = namedQuery<{ id: string }>(
  `insert into alerts (organisation_id, stage_id, user_id, name, condition, enabled, from_rule, created_at)
   select $1, $2, $3, u.name, u.condition, true, true, $4::timestamptz
   from unnest($5::text[], $6::jsonb[]) as u(name, condition) returning id`,
);

/** Wakes the alerts `$1`. */
export const enableAlerts = namedQuery<never>(
  "update alerts set enabled = true, version = version + 1 where id = any($1::bigint[]) and not enabled",
);

/** Ends the alerts `$1`: those that have fired are kept, asleep, so that they never fire twice for one application. */
export const retireAlerts = namedQuery<never>(
  `with gone as (
     delete from alerts l where l.id = any($1::bigint[])
       and not exists (select 1 from notifications n where n.alert_id = l.id) returning l.id
   )
   update alerts set enabled = false, version = version + 1
   where id = any($1::bigint[]) and enabled and id not in (select id from gone)`,
);

/** Those of the applications `$1` in whose stage somebody watches. */
export const findWatchedApplications = namedQuery<{ id: string }>(
  `select a.id from applications a where a.id = any($1::bigint[]) and a.status = 'active'
     and exists (select 1 from alerts l where l.stage_id = a.stage_id and l.enabled) order by a.id`,
);

/** The alerts that watch the stages of the applications `$1`, by job, with what decides whether their users see the job. */
export const listWatchingAlerts = namedQuery<{
  id: string;
  stage_id: string;
  condition: AlertCondition;
  user_id: string;
  role: Role;
  job_id: string;
  owner_user_id: string;
  team_roles: TeamRole[];
}>(
  `select l.id, l.stage_id, l.condition, l.user_id, u.role, x.job_id, j.owner_user_id,
     array(select m.role from job_members m where m.job_id = x.job_id and m.user_id = l.user_id) as team_roles
   from (select distinct a.stage_id, a.job_id from applications a where a.id = any($1::bigint[]) and a.status = 'active') x
     join alerts l on l.stage_id = x.stage_id
     join users u on u.id = l.user_id
     join jobs j on j.id = x.job_id
   where l.enabled and u.status = 'active' and j.deleted_at is null order by l.id, x.job_id`,
);

/** An alert that may fire, and on which jobs. */
export interface WatchingAlert {
  readonly id: number;
  readonly stageId: number;
  readonly userId: number;
  readonly condition: AlertCondition;
  readonly jobIds: readonly number[];
}

/** What firings are noted with. */
export interface FiringContext {
  readonly organisationId: number;
  readonly now: Date;
  readonly actorName: string;
  readonly requestId: string;
  /** The host of Message-IDs. */
  readonly host: string;
}

/**
 * Fires alerts for those of the applications that meet their conditions, each at most once: the notification, its mail and
 * an event, all in one statement. Gives the ids of the mails.
 */
export async function insertFirings(
  sql: Sql,
  alerts: readonly WatchingAlert[],
  applicationIds: readonly number[],
  { organisationId, now, actorName, requestId, host }: FiringContext,
): Promise<number[]> {
  if (alerts.length === 0) return [];
  const parameters = new Parameters();
  const organisation = `${parameters.add(organisationId)}::bigint`;
  const at = `${parameters.add(now)}::timestamptz`;
  const ids = `${parameters.add(applicationIds)}::bigint[]`;
  const due = alerts.map((alert) => {
    const rule = { logic: "AND", conditions: [alert.condition] } as const;
    return `select ${parameters.add(alert.id)}::bigint as alert_id, ${parameters.add(alert.userId)}::bigint as user_id, a.id as application_id
       from applications a ${tablesOf([rule])}
       where a.id = any(${ids}) and a.status = 'active' and a.stage_id = ${parameters.add(alert.stageId)}::bigint
         and a.job_id = any(${parameters.add(alert.jobIds)}::bigint[]) and ${ruleSql(rule, parameters)}`;
  });
  const text = `with fired as (
      insert into notifications (organisation_id, user_id, alert_id, application_id, created_at)
      select ${organisation}, d.user_id, d.alert_id, d.application_id, ${at} from (${due.join(" union all ")}) d
      order by d.alert_id, d.application_id
      on conflict (organisation_id, alert_id, application_id) do nothing returning id, user_id, alert_id, application_id
    ), queued as (
      insert into mails (organisation_id, unique_key, template, status, user_id, application_id, notification_id, message_id, created_at)
      select ${organisation}, concat('notification:', f.id, ':alertFired'), 'alertFired', 'queued', f.user_id, f.application_id, f.id,
        concat('<', replace(gen_random_uuid()::text, '-', ''), '@', ${parameters.add(host)}::text, '>'), ${at}
      from fired f order by f.id returning id
    ), noted as (
      insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, related_id, request_id, at)
      select ${organisation}, 'alert.fired', 'application', f.application_id, a.job_id, 'system', ${parameters.add(actorName)}::text,
        f.alert_id, ${parameters.add(requestId)}::text, ${at}
      from fired f join applications a on a.id = f.application_id order by f.id
    )
    select id from queued`;
  const rows = await sql.rows(statementOnce<{ id: string }>(text), parameters.values);
  return rows.map(({ id }) => toId(id));
}
