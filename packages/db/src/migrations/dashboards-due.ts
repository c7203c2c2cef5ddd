import { type DefinerFunction, definerFunction, dropDefinerFunction } from "./tenant-table.ts";

/** Organisations whose calendar has come to another day since their rollups were recounted. */
const organisationsToRollUp: DefinerFunction = {
  name: "organisations_to_roll_up",
  parameters: "at timestamptz",
  returns: "table (organisation_id bigint)",
  body: `select o.id from organisations o
         where o.rolled_up_on is null or o.rolled_up_on < (at at time zone o.time_zone)::date order by o.id`,
};

/** Organisations with deltas that are not folded yet. */
const organisationsToFold: DefinerFunction = {
  name: "organisations_to_fold",
  parameters: "",
  returns: "table (organisation_id bigint)",
  body: `with recursive found as (
           (select d.organisation_id as id from rollup_deltas d order by d.organisation_id limit 1)
           union all
           select (select d.organisation_id from rollup_deltas d where d.organisation_id > f.id order by d.organisation_id limit 1)
           from found f where f.id is not null)
         select f.id from found f where f.id is not null`,
};

/** Statements that create what the jobs find their organisations by. */
export const dueRollups = [
  "grant select (time_zone, rolled_up_on) on organisations to hirelane_resolver",
  "grant select (organisation_id) on rollup_deltas to hirelane_resolver",
  "create policy resolver on rollup_deltas for select to hirelane_resolver using (true)",
  ...definerFunction(organisationsToRollUp),
  ...definerFunction(organisationsToFold),
];

export const withoutDueRollups = [
  dropDefinerFunction(organisationsToFold),
  dropDefinerFunction(organisationsToRollUp),
  "revoke select (time_zone, rolled_up_on) on organisations from hirelane_resolver",
];
