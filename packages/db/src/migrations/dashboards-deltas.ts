/** Nothing is counted for a job that is being purged, whose rows go with it. */
const OF_JOBS = "where d.job_id = 0 or exists (select from jobs j where j.id = d.job_id)";

/**
 * The statement that appends what a select of (job_id, kind, bucket, amount) counts: one row for each job, nothing where the
 * amounts cancel out.
 */
export function appendDeltas(organisation: string, changes: string, event?: StatementTrigger["event"]): string {
  return `insert into rollup_deltas (organisation_id, job_id, kinds, buckets, amounts)
    select ${organisation}, d.job_id, array_agg(d.kind), array_agg(d.bucket), array_agg(d.amount)
    from (select c.job_id, c.kind, c.bucket, sum(c.amount)::bigint as amount from (${changes}) c
          group by c.job_id, c.kind, c.bucket having sum(c.amount) <> 0) d
    ${event === "delete" ? OF_JOBS : ""} group by d.job_id`;
}

/** Declares what `hideThemAgain` goes back to. */
export const SHOWN = "shown constant text := coalesce(current_setting('app.deleted_jobs', true), '');";
/** From here on, what hangs on deleted jobs is seen too: it is counted for its job, which may be restored. */
export const showDeletedJobs = "perform set_config('app.deleted_jobs', 'shown', true);";
export const hideThemAgain = "perform set_config('app.deleted_jobs', shown, true);";

/** A trigger after each statement of one kind, with the rows that it wrote as `fresh` and those before as `gone`. */
export interface StatementTrigger {
  readonly table: string;
  readonly event: "insert" | "update" | "delete";
  readonly declare?: string;
  /** Statements in plpgsql; `organisation` is the session's, and the shared lock is held. */
  readonly body: string;
}

const ROWS = {
  insert: "referencing new table as fresh",
  update: "referencing new table as fresh old table as gone",
  delete: "referencing old table as gone",
};
const GUARDS = { insert: "fresh", update: "fresh", delete: "gone" };

const nameOf = ({ table, event }: StatementTrigger): string => `count_${table}_${event}`;

/**
 * Statements that create such a trigger. It sees what hangs on deleted jobs too, and does nothing outside of an organisation: what
 * the owner of the tables changes there, the next recount finds.
 */
export function statementTrigger(trigger: StatementTrigger): string[] {
  const { table, event, declare = "", body } = trigger;
  const name = nameOf(trigger);
  return [
    `create function ${name}() returns trigger language plpgsql as $body$
     declare
       organisation constant bigint := rollup_organisation();
       ${SHOWN}
       ${declare}
     begin
       if organisation is null or not exists (select from ${GUARDS[event]}) then return null; end if;
       perform pg_advisory_xact_lock_shared(rollup_lock(organisation));
       ${showDeletedJobs}
       ${body}
       ${hideThemAgain}
       return null;
     end
     $body$`,
    `create trigger ${name} after ${event} on ${table} ${ROWS[event]} for each statement execute function ${name}()`,
  ];
}

/** Statements that remove it. */
export function withoutStatementTrigger(trigger: StatementTrigger): string[] {
  return [`drop trigger ${nameOf(trigger)} on ${trigger.table}`, `drop function ${nameOf(trigger)}()`];
}
