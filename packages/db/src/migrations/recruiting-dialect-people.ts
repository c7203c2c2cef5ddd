import { comparable } from "./pipeline-keys.ts";

/** What v1 filters and orders applications, stages and persons by. */
export const peopleKeys = [
  `alter table stages add column name_key text not null generated always as (${comparable("name")}) stored`,
  "create index stages_name on stages (organisation_id, name_key, id)",
  "alter table applications add column stage_key bigint not null generated always as (coalesce(stage_id, 0)) stored",
  "create index applications_stage_key on applications (organisation_id, stage_key, id)",
  "create index candidates_created on candidates (organisation_id, created_at, id)",
];

export const withoutPeopleKeys = [
  "drop index candidates_created",
  "alter table applications drop column stage_key",
  "alter table stages drop column name_key",
];
