import type { ApplicationStatus, JobScope, RuleFacts, RuleGroup } from "@hirelane/domain";
import { namedQuery, type Sql, statementOnce, toId } from "../kernel/sql.ts";
import { factColumns, factTables, Parameters, ruleSql, tablesOf } from "./rule-sql.ts";

/** The facts of application `$1`. */
export const getRuleFacts = namedQuery<RuleFacts>(
  `select ${factColumns} from applications a ${factTables} where a.id = $1`,
);

/** Of these applications, those that pass a rule. */
export async function findPassing(
  sql: Sql,
  rule: RuleGroup,
  applicationIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const parameters = new Parameters();
  const ids = parameters.add(applicationIds);
  const text = `select a.id from applications a ${tablesOf([rule])}
    where a.id = any(${ids}::bigint[]) and ${ruleSql(rule, parameters)}`;
  const rows = await sql.rows(statementOnce<{ id: string }>(text), parameters.values);
  return new Set(rows.map(({ id }) => toId(id)));
}

/** What a simulation looks at. */
export interface SimulationRequest {
  readonly rule: RuleGroup;
  /** The saved rule, to compare with. */
  readonly saved: RuleGroup | null;
  readonly stageId: number;
  /** One job; without it those that use the stage's workflow. */
  readonly jobId: number | null;
  readonly scope: JobScope;
  readonly inStageOnly: boolean;
  readonly show: "passed" | "failed" | "changed" | "all";
  readonly limit: number;
  /** Examples come from below this application. */
  readonly below: number | null;
}

interface ExampleRow {
  applicationId: number;
  candidateId: number;
  jobId: number;
  firstName: string;
  lastName: string;
  status: ApplicationStatus;
  stageId: number | null;
  before: boolean | null;
  after: boolean;
}

/** What a simulation found; one example more than asked for, where there are more. */
export interface SimulationRow {
  total: number;
  passed: number;
  passed_before: number;
  now_pass: number;
  now_fail: number;
  examples: ExampleRow[];
}

const shown = {
  all: "true",
  passed: "after",
  failed: "not after",
  changed: "before is not null and before <> after",
} as const;

/** Judges all applications in question by a rule, in one statement that changes nothing. */
export async function simulateRule(sql: Sql, request: SimulationRequest): Promise<SimulationRow> {
  const parameters = new Parameters();
  const { rule, saved } = request;
  const jobs = jobsSql(request, parameters);
  const narrowed = request.inStageOnly ? `and a.stage_id = ${parameters.add(request.stageId)}::bigint` : "";
  const after = ruleSql(rule, parameters);
  const before = saved === null ? "null::boolean" : ruleSql(saved, parameters);
  const below = request.below === null ? "" : `and id < ${parameters.add(request.below)}::bigint`;
  const limit = parameters.add(request.limit + 1);
  const text = `with judged as materialized (
      select a.id, a.candidate_id, a.job_id, a.stage_id, a.status, ${after} as after, ${before} as before
      from applications a ${tablesOf(saved === null ? [rule] : [rule, saved])}
      where a.job_id = any(array(${jobs})) ${narrowed}
    ), page as (
      select * from judged where ${shown[request.show]} ${below} order by id desc limit ${limit}::int
    )
    select count(*)::int as total, count(*) filter (where after)::int as passed,
      count(*) filter (where before)::int as passed_before,
      count(*) filter (where after and not before)::int as now_pass,
      count(*) filter (where before and not after)::int as now_fail,
      (select coalesce(json_agg(json_build_object('applicationId', p.id, 'candidateId', p.candidate_id, 'jobId', p.job_id,
          'firstName', c.first_name, 'lastName', c.last_name, 'status', p.status, 'stageId', p.stage_id,
          'before', p.before, 'after', p.after) order by p.id desc), '[]')
        from page p join candidates c on c.id = p.candidate_id) as examples
    from judged`;
  const [row] = await sql.rows(statementOnce<SimulationRow>(text), parameters.values);
  if (row === undefined) throw new Error("A count has a row.");
  return row;
}

/** The jobs in question that the actor may see. */
function jobsSql({ stageId, jobId, scope }: SimulationRequest, parameters: Parameters): string {
  const wanted =
    jobId === null
      ? `j.workflow_id = (select s.workflow_id from stages s where s.id = ${parameters.add(stageId)}::bigint)`
      : `j.id = ${parameters.add(jobId)}::bigint`;
  const conditions = [wanted, "j.deleted_at is null"];
  if (scope.kind === "nothing") conditions.push("false");
  if (scope.kind === "ofUser") {
    const user = parameters.add(scope.userId);
    const member = `exists (select 1 from job_members m where m.job_id = j.id and m.user_id = ${user}::bigint)`;
    conditions.push(scope.ownedToo ? `(j.owner_user_id = ${user}::bigint or ${member})` : member);
  }
  return `select j.id from jobs j where ${conditions.join(" and ")}`;
}
