import type { Json } from "../testing/same-shape.fixture.ts";

const service = { id: 1, name: "Resume Screening" };
const condition = { field: "overall_score", operator: ">=", value: 8 };

/** The rule of a stage by SPEC §7; the sources draw none of the objects of workflows. */
export const ruleExample: Json = {
  id: 1,
  stage: 1,
  service,
  rule: { logic: "AND", conditions: [{ ...condition, enabled: true, alert_id: 1 }] },
  updated_at: "2025-01-06T14:39:59.433143Z",
  updated_by: 1,
};

/** A stage by SPEC §7. */
export const stageExample: Json = {
  id: 1,
  workflow_id: 1,
  stage_name: "Resume Screening",
  order: 1,
  service,
  stage_configuration: {},
  rule: ruleExample,
};

/** A list of workflows by SPEC §7, each with its stages and their rules. */
export const workflowListExample: Json = {
  count: 1,
  next: null,
  previous: null,
  results: [{ id: 1, name: "Engineers", version: 1, created_by: 1, shared_with: [1], stages: [stageExample] }],
};

/** An alert by SPEC §7. */
export const alertExample: Json = {
  id: 1,
  stage: 1,
  user: 1,
  name: "Good",
  description: "",
  condition,
  enabled: true,
};
