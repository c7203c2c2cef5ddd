/** Who changed a workflow last, and the list of steps across applications. */
export const workflowColumns = [
  "alter table workflows add column updated_by_user_id bigint references users (id) on delete set null",
  "create index steps_list on steps (organisation_id, id)",
];

export const withoutWorkflowColumns = ["drop index steps_list", "alter table workflows drop column updated_by_user_id"];
