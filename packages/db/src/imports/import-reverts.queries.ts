import type { VideoInterviewStatus } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** A candidate who has done anything of their own: what nobody takes back. */
const HAS_ACTED = `(v.status in ('confirmed', 'interviewing', 'interviewed', 'aborted') or v.confirmed_at is not null
    or v.consented_at is not null or v.started_at is not null or v.password_hash is not null)`;

/** How many of the candidates that import `$1` created have acted. */
export const countActedCandidates = namedQuery<{ acted: number }>(
  `select count(*)::int as acted from import_rows r join video_interviews v on v.id = r.video_interview_id
   where r.import_id = $1 and r.outcome = 'created' and not r.reverted and ${HAS_ACTED}`,
);

/** The chunks of import `$1` that created somebody and are not reverted, in order. */
export const listRevertableChunks = namedQuery<{ number: number; created: number }>(
  `select number, created from import_chunks where import_id = $1 and created > 0 and not revert_done order by number`,
);

/** Chunk `$2` of import `$1`, locked for its revert. */
export const lockChunkForRevert = namedQuery<{ first_row: number; last_row: number; revert_done: boolean }>(
  "select first_row, last_row, revert_done from import_chunks where import_id = $1 and number = $2 for update",
);

/** A row of an import to be taken back. */
export interface RevertableRow {
  row_number: number;
  video_interview_id: string;
  status: VideoInterviewStatus;
  application_id: string;
  candidate_id: string;
  made_application: boolean;
  made_candidate: boolean;
}

/** Rows `$2` to `$3` of import `$1` whose candidates have not acted, their interviews locked. */
export const lockRevertableRows = namedQuery<RevertableRow>(
  `select r.row_number, v.id as video_interview_id, v.status, r.application_id, r.candidate_id, r.made_application,
     r.made_candidate
   from import_rows r join video_interviews v on v.id = r.video_interview_id
   where r.import_id = $1 and r.row_number between $2 and $3 and r.outcome = 'created' and not r.reverted
     and not ${HAS_ACTED}
   order by v.id for update of v`,
);

/** Removes video interviews with events like those of one removed by hand: organisation, job, ids, statuses, actor's kind, id and name, request, time `$9`. */
export const deleteInterviews = namedQuery<never>(
  `with gone as (
     delete from video_interviews v where v.id = any($3::bigint[]))
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     request_id, at)
   select $1, 'videoInterview.deleted', 'videoInterview', u.id, $2::bigint, $5, $6::bigint, $7, u.status, $8, $9::timestamptz
   from unnest($3::bigint[], $4::text[]) as u(id, status)`,
);

/** Removes those of the applications `$3` that nobody uses, with events: organisation, job, ids, actor's kind, id and name, request, time `$8`. */
export const deleteUnusedApplications = namedQuery<never>(
  `with gone as (
     delete from applications a where a.id = any($3::bigint[]) and a.status = 'active'
       and not exists (select from video_interviews v where v.application_id = a.id)
     returning a.id, a.candidate_id)
   insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, actor_id, actor_name, from_state,
     related_id, request_id, at)
   select $1, 'application.deleted', 'application', g.id, $2::bigint, $4, $5::bigint, $6, 'active', g.candidate_id, $7,
     $8::timestamptz from gone g`,
);

/** Locks the persons `$1` in order: who is about to give one an application is waited for. */
export const lockPersonsById = namedQuery<{ id: string }>(
  "select id from candidates where id = any($1::bigint[]) order by email_key for update",
);

/** Removes those of the persons `$2` that have no application, with events: organisation, ids, actor's kind, id and name, request, time `$7`. */
export const deleteUnusedPersons = namedQuery<never>(
  `with gone as (
     delete from candidates c where c.id = any($2::bigint[])
       and not exists (select from applications a where a.candidate_id = c.id) returning c.id)
   insert into events (organisation_id, type, subject_kind, subject_id, actor_kind, actor_id, actor_name, request_id, at)
   select $1, 'candidate.deleted', 'candidate', g.id, $3, $4::bigint, $5, $6, $7::timestamptz from gone g`,
);

/** Notes that the rows `$2` of import `$1` are reverted. */
export const markRowsReverted = namedQuery<never>(
  "update import_rows set reverted = true where import_id = $1 and row_number = any($2::int[])",
);

/** Notes that chunk `$2` of import `$1` is reverted, in `$3` rows. */
export const finishChunkRevert = namedQuery<never>(
  "update import_chunks set reverted = reverted + $3, revert_done = true where import_id = $1 and number = $2",
);
