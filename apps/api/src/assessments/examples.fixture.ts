import type { Json } from "../testing/same-shape.fixture.ts";

/** A test that was completed, with the fields that SPEC §7 names; null where it has no value yet, or nobody's id. */
export const testLogExample: Json = {
  id: 1,
  candidate: 1,
  job: 1,
  assigned_by: 1,
  assigned_at: "2025-01-06T14:40:03.684118Z",
  key: "text",
  valid_from: "2025-01-06T14:40:03.684118Z",
  valid_to: "2025-01-06T14:40:03.684118Z",
  link_opened: false,
  started: true,
  started_at: "2025-01-06T14:40:03.684118Z",
  completed: true,
  completed_at: "2025-01-06T14:40:03.684118Z",
  submitted: true,
  score: 157,
  total: 200,
  average_percentage: "78.50",
  is_approved: null,
  approved_by: null,
  status_text: "Completed",
  proctoring: { tabs: 1 },
};
