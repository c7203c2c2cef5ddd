import type { Json } from "../testing/same-shape.fixture.ts";

/** A screening that was assigned, with the fields that SPEC §7 names; null where it has no value yet. */
export const screeningExample: Json = {
  id: 1,
  candidate: 1,
  job: 1,
  questions: [
    { id: 1, order: 1, kind: "text", question: "Why?", choices: [], required: true, time_limit_seconds: null },
  ],
  question_set: 1,
  assigned_by: 1,
  assigned_at: "2025-01-06T14:40:03.684118Z",
  expired_at: "2025-01-06T14:40:03.684118Z",
  link_opened: false,
  started_at: null,
  completed: false,
  completed_at: null,
  revoked: false,
  is_approved: null,
  status_text: "Assigned",
  executed_by_workflow: false,
  is_status_overridden_by_user: false,
};
