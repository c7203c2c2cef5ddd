import type { AttachmentKind, FileKind } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** A file as it is read; a CV belongs to a resume, photos and answers to a video interview. */
export interface FileRow {
  id: string;
  kind: FileKind;
  /** Null for the CV of an application without an interview. */
  video_interview_id: string | null;
  job_id: string;
  storage_key: string;
  content_type: string;
  size_bytes: string;
  /** Whether it is a CV of an older version, which only users with access to the job are shown. */
  outdated: boolean;
}

/** A photo or a CV as it is read along with its video interview, or with its resume. */
export interface AttachmentRow {
  id: string;
  kind: AttachmentKind;
  content_type: string;
  size_bytes: string;
}

/** The photo of video interview `v`, and the current CV of its application, as JSON of rows. */
export const ATTACHMENTS = `coalesce((
      select json_agg(json_build_object('id', f.id::text, 'kind', f.kind, 'content_type', f.content_type,
        'size_bytes', f.size_bytes::text))
      from (
        select f.id, f.kind, f.content_type, f.size_bytes from files f
        where f.video_interview_id = v.id and f.kind = 'photo'
        union all
        select f.id, f.kind, f.content_type, f.size_bytes from resumes r join files f on f.resume_id = r.id
        where r.application_id = v.application_id and r.current) f), '[]')`;

/** The CVs of the resumes `$1`. */
export const listResumeFiles = namedQuery<AttachmentRow & { resume_id: string }>(
  "select id, kind, content_type, size_bytes, resume_id from files where resume_id = any($1::bigint[])",
);

/** The file `$1` of kind `$2`, while it is attached. */
export const getAttachedFile = namedQuery<FileRow>(
  `select f.id, f.kind, v.id as video_interview_id, coalesce(v.job_id, r.job_id) as job_id, f.storage_key, f.content_type,
     f.size_bytes, r.id is not null and not r.current as outdated
   from files f left join resumes r on r.id = f.resume_id
     left join video_interviews v on v.id = coalesce(f.video_interview_id,
       (select o.id from video_interviews o where o.application_id = r.application_id))
   where f.id = $1 and f.kind = $2 and coalesce(v.job_id, r.job_id) is not null`,
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

/** An uploaded file, and whether it can be attached. */
export interface LockedFile {
  kind: FileKind;
  video_interview_id: string | null;
  resume_id: string | null;
  content_type: string | null;
  free: boolean;
}

/** The file `$1` that a stranger uploaded, locked; whatever became of it. */
export const lockStrangersFile = namedQuery<LockedFile>(
  `select kind, video_interview_id, resume_id, content_type, stored_at is not null and attached_at is null and doomed_at is null as free
   from files where id = $1 and uploaded_by_user_id is null and kind = 'cv' for update`,
);

/** Attaches the file `$1` to resume `$2` at `$3`. */
export const attachResumeFile = namedQuery<never>("update files set resume_id = $2, attached_at = $3 where id = $1");

/** Takes the files from the resumes `$1`; they are orphans from then on. */
export const detachResumeFiles = namedQuery<{ id: string }>(
  "update files set resume_id = null where resume_id = any($1::bigint[]) returning id",
);

/** The file `$1` that user `$2` uploaded, locked; whatever became of it. */
export const lockUploadedFile = namedQuery<LockedFile>(
  `select kind, video_interview_id, resume_id, content_type, stored_at is not null and attached_at is null and doomed_at is null as free
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
     select id from files where video_interview_id is null and resume_id is null and created_at < $1 and id > $3
     order by id limit $2 for update skip locked)
   update files f set doomed_at = coalesce(doomed_at, $4) from doomed d where f.id = d.id returning f.id, f.storage_key`,
);

/** Forgets the doomed files `$1`, whose bytes are gone. */
export const forgetFiles = namedQuery<never>(
  "delete from files where id = any($1::bigint[]) and doomed_at is not null and video_interview_id is null and resume_id is null",
);

/** Who the session `$2` (a token; null: the candidate's key) behind the address of file `$1` is at `$3`. */
export const resolveFileSession = namedQuery<{
  organisation_id: string;
  user_id: string | null;
  video_interview_id: string | null;
}>("select organisation_id, user_id, video_interview_id from resolve_file_session($1, $2, $3)");
