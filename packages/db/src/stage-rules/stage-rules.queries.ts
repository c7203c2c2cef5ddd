import type { AlertCondition, RuleFailure, StageRule, StageRuleView, StageService } from "@hirelane/domain";
import { conditionKey, conditionsOf, pathOfCondition } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";
import { inLiveWorkflow, stagesOf } from "../workflows/workflows.queries.ts";

interface StageRuleRow {
  stage_id: string;
  workflow_id: string;
  service: StageService;
  rule: StageRule;
  on_fail: RuleFailure;
  alerts: { id: number; condition: AlertCondition }[];
  updated_at: string;
  updated_by_user_id: string | null;
  version: number;
}

const columns = `r.stage_id, r.rule, r.on_fail, r.updated_at, r.updated_by_user_id, r.version,
     (select s.workflow_id from stages s where s.id = r.stage_id) as workflow_id,
     (select s.service from stages s where s.id = r.stage_id) as service,
     (select coalesce(json_agg(json_build_object('id', l.id, 'condition', l.condition) order by l.id), '[]')
      from alerts l where l.stage_id = r.stage_id and l.from_rule and l.enabled) as alerts`;
const from = "from stage_rules r";

/** The rule of stage `$1`, with the alerts that it has made. */
export const getStageRule = namedQuery<StageRuleRow>(`select ${columns} ${from} where r.stage_id = $1`);

/** The rules of the stages `$1`, a list of ids, with the alerts that they have made, in no order. */
export const getStageRules = namedQuery<StageRuleRow>(`select ${columns} ${from} where r.stage_id = any($1::bigint[])`);

export function toStageRuleView(row: StageRuleRow): StageRuleView {
  const alerts = new Map(row.alerts.map(({ id, condition }) => [conditionKey(condition), id]));
  return {
    stageId: toId(row.stage_id),
    workflowId: toId(row.workflow_id),
    service: row.service,
    rule: row.rule,
    onFail: row.on_fail,
    alerts: conditionsOf(row.rule).flatMap(({ place, condition }) => {
      const alertId = condition.enabled === true ? alerts.get(conditionKey(condition)) : undefined;
      return alertId === undefined ? [] : [{ path: pathOfCondition(place), alertId }];
    }),
    updatedAt: toDate(row.updated_at),
    updatedByUserId: toIdOrNull(row.updated_by_user_id),
    version: row.version,
  };
}

/** The rules of the stages of workflows that are not archived. */
export const stageRuleList: ListDefinition<StageRuleRow & { id: string; sort_key: string }, StageRuleView> = {
  columns: `r.stage_id as id, ${columns}`,
  from,
  key: "r.stage_id",
  filters: {
    stageId: "r.stage_id = $",
    workflowId: "r.stage_id = any(array(select t.id from stages t where t.workflow_id = $))",
  },
  orders: {
    stageId: { column: "r.stage_id", type: "bigint" },
    updatedAt: { column: "r.updated_at", type: "timestamptz" },
  },
  always: inLiveWorkflow("r.stage_id"),
  scope: (jobs) => `r.stage_id = any(${stagesOf(jobs)})`,
  shape: toStageRuleView,
};

/** The steps `$1`, a list of ids, that rules may decide now, locked: completed, and decided by nobody. */
export const lockUndecidedSteps = namedQuery<{
  id: string;
  application_id: string;
  stage_id: string;
  rule: StageRule;
  on_fail: RuleFailure;
}>(
  `select s.id, s.application_id, s.stage_id, r.rule, r.on_fail
   from steps s join stage_rules r on r.stage_id = s.stage_id
   where s.id = any($1::bigint[]) and s.status = 'completed' and s.decided_by is null
   order by s.id for no key update of s`,
);

/** The applications of the steps `$1`, a list of ids. */
export const listApplicationsOfSteps = namedQuery<{ application_id: string }>(
  "select distinct s.application_id from steps s where s.id = any($1::bigint[])",
);

/**
 * Notes the verdicts of rules on locked steps, each with its event: organisation, time, actor's name, request; by step: id,
 * new status, type of the event, and code `$8`. A step that stays completed is marked as looked at.
 */
export const decideStepsByRule = namedQuery<never>(
  `with decided as (
     update steps s set status = u.status, decided_by = 'workflow', decided_at = $2::timestamptz, version = s.version + 1
     from unnest($5::bigint[], $6::text[], $7::text[], $8::text[]) as u(id, status, type, code)
     where s.id = u.id
     returning s.id, s.application_id, s.job_id, s.stage_id, s.status, u.type, u.code
   )
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_name, from_state, to_state,
     reason_code, related_id, request_id, at)
   select $1, d.type, 'application', d.application_id, d.job_id, 'system', $3, 'completed', d.status, d.code, d.stage_id, $4,
     $2::timestamptz from decided d order by d.id`,
);
