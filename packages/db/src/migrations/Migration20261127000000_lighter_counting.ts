import { Migration } from "@mikro-orm/migrations";
import { appendDeltas } from "./dashboards-deltas.ts";
import { severalFunctions, withoutSeveralFunctions } from "./dashboards-several.ts";

const KEYS = "candidate_id, job_id, kind, bucket";
const FACTS = `${KEYS}, prior, earlier`;

/** By how much the jobs' sums exceed the organisation's number of persons: less than before, or more than it was. */
const surplus = `select 0::bigint as job_id, s.kind, s.bucket, s.sign * (s.times - 1) as amount
  from (select m.candidate_id, m.kind, m.bucket, m.sign, count(*) as times
        from (select k.*, 1 as sign from known k union all select t.*, -1 from truth t) m
        join touched using (candidate_id, kind, bucket)
        where exists (select from jobs j where j.id = m.job_id and j.organisation_id = organisation and j.deleted_at is null)
        group by m.candidate_id, m.kind, m.bucket, m.sign having count(*) > 1) s`;

/** Looks at persons again, and writes what has changed of them; they are held, so nobody else does. */
const countSeveral = `create function count_several(organisation bigint, persons bigint[]) returns void language plpgsql as $body$
  declare
    several bigint[];
  begin
    select array_agg(p.candidate_id) into several from (
      select a.candidate_id from applications a where a.organisation_id = organisation and a.candidate_id = any(persons)
        group by a.candidate_id having count(*) > 1
      union select m.candidate_id from multiple_applicants m
        where m.organisation_id = organisation and m.candidate_id = any(persons)) p;
    if several is null then return; end if;
    with truth as materialized (select ${FACTS} from several_facts(organisation, several)),
      known as materialized (select ${FACTS} from multiple_applicants m
        where m.organisation_id = organisation and m.candidate_id = any(several) offset 0),
      fresh as materialized (table truth except table known),
      stale as materialized (table known except table truth),
      touched as (select candidate_id, kind, bucket from fresh union select candidate_id, kind, bucket from stale),
      removed as (
        delete from multiple_applicants m using (select ${KEYS} from stale except select ${KEYS} from fresh) s
        where m.organisation_id = organisation and m.candidate_id = s.candidate_id and m.job_id = s.job_id
          and m.kind = s.kind and m.bucket = s.bucket),
      written as (
        insert into multiple_applicants (organisation_id, ${FACTS}) select organisation, ${FACTS} from fresh
        on conflict (organisation_id, ${KEYS}) do update set prior = excluded.prior, earlier = excluded.earlier)
    ${appendDeltas("organisation", surplus)};
  end
  $body$`;

/** What is derived goes with its owner: by one statement, where a foreign key would look at each row that is written. */
const references = [
  {
    table: "rollup_counters",
    constraint: "rollup_counters_organisation_id_fkey",
    reference: "foreign key (organisation_id) references organisations (id) on delete cascade",
  },
  {
    table: "multiple_applicants",
    constraint: "multiple_applicants_candidate_id_fkey",
    reference: "foreign key (candidate_id) references candidates (id) on delete cascade",
  },
];

// An organisation takes its persons along, but as the owner of the tables, who sees none of these rows.
const owners = [
  {
    owner: "organisations",
    removals: references.map(({ table }) => `delete from ${table} d using gone g where d.organisation_id = g.id;`),
  },
  {
    owner: "candidates",
    removals: [
      "delete from multiple_applicants d using gone g where d.organisation_id = g.organisation_id and d.candidate_id = g.id;",
    ],
  },
];

const goneWithOwners = [
  ...references.map(({ table, constraint }) => `alter table ${table} drop constraint ${constraint}`),
  ...owners.flatMap(({ owner, removals }) => [
    `create function forget_rollups_of_${owner}() returns trigger language plpgsql as $body$
     begin
       ${removals.join(" ")}
       return null;
     end
     $body$`,
    `create trigger forget_rollups after delete on ${owner} referencing old table as gone
     for each statement execute function forget_rollups_of_${owner}()`,
  ]),
];

const heldByReference = [
  ...owners.flatMap(({ owner }) => [
    `drop trigger forget_rollups on ${owner}`,
    `drop function forget_rollups_of_${owner}()`,
  ]),
  ...references.map(
    ({ table, constraint, reference }) => `alter table ${table} add constraint ${constraint} ${reference}`,
  ),
];

/** What dashboards are read from costs less to write: persons with several applications where they differ, and no look at owners. */
export class Migration20261127000000_lighter_counting extends Migration {
  override up(): void {
    const [countedAnew = "", , surplusOf = ""] = withoutSeveralFunctions;
    for (const sql of [countedAnew, surplusOf, countSeveral, ...goneWithOwners]) this.addSql(sql);
  }

  override down(): void {
    const [surplusOf = "", , countedAnew = ""] = severalFunctions;
    const byDifference = "drop function count_several(bigint, bigint[])";
    for (const sql of [...heldByReference, byDifference, surplusOf, countedAnew]) this.addSql(sql);
  }
}
