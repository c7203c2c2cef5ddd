import type { AttachmentKind, FileKind } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** A file as it is read. */
export interface FileRow {
  id: string;
  kind: FileKind;
  video_interview_id: string;
  storage_key: string;
  content_type: string;
  size_bytes: string;
}

/** A photo or a CV as it is read along with its video interview. */
export interface AttachmentRow {
  id: string;
  kind: AttachmentKind;
  content_type: string;
  size_bytes: string;
}

/** The photo and the CV of video interview `v`, as JSON of rows. */
export const ATTACHMENTS = `coalesce((
      select json_agg(json_build_object('id', f.id::text, 'kind', f.kind, 'content_type', f.content_type,
        'size_bytes', f.size_bytes::text))
      from files f where f.video_interview_id = v.id and f.kind in ('photo', 'cv')), '[]')`;

/** The file `$1` of kind `$2`, while it is attached. */
export const getAttachedFile = namedQuery<FileRow>(
  `select id, kind, video_interview_id, storage_key, content_type, size_bytes from files
   where id = $1 and kind = $2 and video_interview_id is not null`,
);

/** Notes a file before its first byte: organisation, storage key, kind, the uploading user, when. */
export const createFile = namedQuery<{ id: string }>(
  `insert into files (organisation_id, storage_key, kind, uploaded_by_user_id, created_at)
   values ($1, $2, $3, $4, $5) returning id`,
);

/** Notes that the bytes of file `$1` are stored: content type, size, SHA-256 of what was sent, when. */
export const noteStoredFile = namedQuery<{ id: string }>(
  `update files set content_type = $2, size_bytes = $3, sha256 = $4, stored_at = $5
   where id = $1 and stored_at is null and doomed_at is null returning id`,
);

/** Notes a file whose bytes are stored, attached at once: organisation, storage key, kind, interview, type, size, when. */
export const createAttachedFile = namedQuery<{ id: string }>(
  `insert into files (organisation_id, storage_key, kind, video_interview_id, content_type, size_bytes,
     created_at, stored_at, attached_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7, $7) returning id`,
);

/** The file `$1` that user `$2` uploaded, locked; whatever became of it. */
export const lockUploadedFile = namedQuery<{ kind: FileKind; video_interview_id: string | null; free: boolean }>(
  `select kind, video_interview_id, stored_at is not null and attached_at is null and doomed_at is null as free
   from files where id = $1 and uploaded_by_user_id = $2 for update`,
);

/** Attaches the file `$1` to interview `$2` at `$3`. */
export const attachUploadedFile = namedQuery<never>(
  "update files set video_interview_id = $2, attached_at = $3 where id = $1",
);

/** Takes the file of kind `$2` from interview `$1`; it is an orphan from then on. */
export const detachFile = namedQuery<{ id: string }>(
  "update files set video_interview_id = null where video_interview_id = $1 and kind = $2 returning id",
);

/** Makes a change to the files of interview `$1` a change of the interview. */
export const touchVideoInterview = namedQuery<never>("update video_interviews set version = version + 1 where id = $1");

/** What the files `$1` hold, as a digest of what was sent, where user `$2` uploaded them. */
export const listDigests = namedQuery<{ id: string; sha256: string | null }>(
  "select id, sha256 from files where id = any($1::bigint[]) and uploaded_by_user_id = $2",
);

/** Dooms files of nobody from before `$1`, at most `$2` and with ids beyond `$3`, at `$4`: none of them can be attached any more. */
export const doomOrphans = namedQuery<{ id: string; storage_key: string }>(
  `with doomed as (
     select id from files where video_interview_id is null and created_at < $1 and id > $3
     order by id limit $2 for update skip locked)
   update files f set doomed_at = coalesce(doomed_at, $4) from doomed d where f.id = d.id returning f.id, f.storage_key`,
);

/** Forgets the doomed files `$1`, whose bytes are gone. */
export const forgetFiles = namedQuery<never>(
  "delete from files where id = any($1::bigint[]) and doomed_at is not null and video_interview_id is null",
);

/** Who the session `$2` (a token; null: the candidate's key) behind the address of file `$1` is at `$3`. */
export const resolveFileSession = namedQuery<{
  organisation_id: string;
  user_id: string | null;
  video_interview_id: string | null;
}>("select organisation_id, user_id, video_interview_id from resolve_file_session($1, $2, $3)");
