import { namedQuery } from "../kernel/sql.ts";

/** Appends to the event log: organisation, type, subject, job, actor, states, reason, related row, request, time `$14`. */
export const appendEvent = namedQuery<never>(
  `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name,
     from_state, to_state, reason_code, related_id, request_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);
