/** Indexes of the lists of stages, rules and alerts across workflows; a stage's place is its workflow's, then its position. */
export const workflowLists = [
  "alter table stages add column place bigint not null generated always as (workflow_id * 1000 + position) stored",
  "create index stages_list on stages (organisation_id, id)",
  "create index stages_place on stages (organisation_id, place, id)",
  "create index stages_service on stages (organisation_id, service, id)",
  "create index stage_rules_updated on stage_rules (organisation_id, updated_at, stage_id)",
  "create index alerts_list on alerts (organisation_id, id)",
];

export const withoutWorkflowLists = [
  "drop index alerts_list",
  "drop index stage_rules_updated",
  "drop index stages_service",
  "drop index stages_list",
  "alter table stages drop column place",
];
