import { namedQuery } from "../kernel/sql.ts";

/** An upload as it is read. */
export interface UploadRow {
  id: string;
  storage_key: string;
  question_id: string;
  size_bytes: string;
  created_at: string;
  finished_at: string | null;
}

/** Notes an upload that begins: organisation, upload key, storage key, interview, question, bytes, when. */
export const createUpload = namedQuery<never>(
  `insert into uploads (organisation_id, upload_key, storage_key, video_interview_id, question_id, size_bytes, created_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** The upload with the key `$1`, locked, where it belongs to interview `$2`. */
export const findUpload = namedQuery<UploadRow>(
  `select id, storage_key, question_id, size_bytes, created_at, finished_at from uploads
   where upload_key = $1 and video_interview_id = $2 for update`,
);

/** Takes the unfinished uploads for question `$2` from interview `$1`: nobody can continue them. */
export const abandonUploads = namedQuery<never>(
  `update uploads set video_interview_id = null
   where video_interview_id = $1 and question_id = $2 and finished_at is null`,
);

/** Takes the upload `$1` from its interview. */
export const abandonUpload = namedQuery<never>("update uploads set video_interview_id = null where id = $1");

/** Notes that the upload `$1` became an answer at `$2`. */
export const finishUpload = namedQuery<never>("update uploads set finished_at = $2 where id = $1");

/** Takes unfinished uploads begun before `$1` from their interviews; at most `$2` of nobody, with ids beyond `$3`. */
export const doomUploads = namedQuery<{ id: string; storage_key: string }>(
  `with dead as (
     select id from uploads
     where finished_at is null and (video_interview_id is null or created_at < $1) and id > $3
     order by id limit $2 for update skip locked)
   update uploads u set video_interview_id = null from dead d where u.id = d.id returning u.id, u.storage_key`,
);

/** Forgets an upload whose bytes are gone; `$1` is the id. */
export const forgetUpload = namedQuery<never>("delete from uploads where id = $1 and finished_at is null");
