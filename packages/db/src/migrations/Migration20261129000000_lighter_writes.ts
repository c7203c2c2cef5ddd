import { Migration } from "@mikro-orm/migrations";
import { statementTrigger } from "./dashboards-deltas.ts";
import { factFunctions } from "./dashboards-facts.ts";
import { countingTriggers } from "./dashboards-triggers.ts";

const replaced = (sql: string): string => sql.replace("create function", "create or replace function");

// As they were, but for `values`, whose expressions PostgreSQL makes ready anew for each row that it looks at.
const facts = [
  `create or replace function standing_facts(status text, stage_id bigint, score_key int, created_at timestamptz,
     hired_at timestamptz, zone text)
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select 'place', case when status = 'active' then coalesce(stage_id, 0)::text else status end, 1::bigint
     union all select 'score', (score_key / 100)::text, 1 where score_key >= 0
     union all select 'hire', local_day(hired_at, zone), 1 where status = 'hired' and hired_at is not null
     union all select 'hireSeconds', local_day(hired_at, zone), floor(extract(epoch from hired_at - created_at))::bigint
       where status = 'hired' and hired_at is not null
   $body$`,
  `create or replace function path_facts(stage_ids bigint[], entered_at timestamptz[], status text, hired_at timestamptz, zone text)
   returns table (kind text, bucket text, amount bigint) language sql stable parallel safe as $body$
     select f.kind, concat(local_day(e.at, zone), ' ', e.stage_id), f.amount
     from (select u.stage_id, u.at,
             coalesce(entered_at[u.place + 1], case when status = 'hired' and hired_at >= u.at then hired_at end) as left_at
           from unnest(stage_ids, entered_at) with ordinality as u(stage_id, at, place)) e
     cross join lateral (
       select 'entered' as kind, 1::bigint as amount
       union all select 'passed', 1 where e.left_at is not null
       union all select 'staySeconds', floor(extract(epoch from e.left_at - e.at))::bigint where e.left_at is not null) f
   $body$`,
];
const factsAsBefore = factFunctions.slice(0, facts.length).map(replaced);

const AT_FIRST = "zone constant text := time_zone_of(organisation);";
const LOCK = "perform pg_advisory_xact_lock_shared(rollup_lock(organisation));";

/**
 * Who counts reads the time zone once the lock is held: whoever changes the zone has it alone, and was waited for with the zone
 * from before in hand.
 */
const countersAsBefore = countingTriggers
  .filter(({ declare = "" }) => declare.includes(AT_FIRST))
  .flatMap((trigger) => statementTrigger(trigger).slice(0, 1).map(replaced));
const counters = countersAsBefore.map((sql) =>
  sql.replace(AT_FIRST, "zone text;").replace(LOCK, `${LOCK} zone := time_zone_of(organisation);`),
);

/** Each write leaves events, and a foreign key locked its organisation for each: writers of one organisation met there. */
const eventsAlone = [
  "alter table events drop constraint events_organisation_id_fkey",
  `create function forget_events() returns trigger language plpgsql as $body$
   begin
     delete from events e using gone g where e.organisation_id = g.id;
     return null;
   end
   $body$`,
  `create trigger forget_events after delete on organisations referencing old table as gone
   for each statement execute function forget_events()`,
];
const eventsOfOrganisations = [
  "drop trigger forget_events on organisations",
  "drop function forget_events()",
  `alter table events add constraint events_organisation_id_fkey
   foreign key (organisation_id) references organisations (id) on delete cascade`,
];

/** What every write brings about costs less: what is counted, and what is told. */
export class Migration20261129000000_lighter_writes extends Migration {
  override up(): void {
    for (const sql of [...facts, ...counters, ...eventsAlone]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [...eventsOfOrganisations, ...countersAsBefore, ...factsAsBefore]) this.addSql(sql);
  }
}
