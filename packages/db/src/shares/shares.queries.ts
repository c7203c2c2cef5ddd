import type { Language, ShareView } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId, toIdOrNull } from "../kernel/sql.ts";

/** A row as it is read. */
export interface ShareRow {
  id: string;
  video_interview_id: string;
  job_id: string;
  user_id: string;
  first_name: string;
  last_name: string;
  email: string;
  created_by_user_id: string | null;
  created_at: string;
}

const columns = `s.id, s.video_interview_id, v.job_id, s.user_id, u.first_name, u.last_name, u.email, s.created_by_user_id,
    s.created_at`;
const from = `from shares s
    join video_interviews v on v.id = s.video_interview_id
    join users u on u.id = s.user_id`;

export function toShareView(row: ShareRow): ShareView {
  return {
    id: toId(row.id),
    videoInterviewId: toId(row.video_interview_id),
    jobId: toId(row.job_id),
    userId: toId(row.user_id),
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    createdBy: toIdOrNull(row.created_by_user_id),
    createdAt: toDate(row.created_at),
  };
}

/** One share; `$1` is the id. */
export const getShare = namedQuery<ShareRow>(`select ${columns} ${from} where s.id = $1`);

/** The share of video interview `$1` with user `$2`. */
export const findShare = namedQuery<ShareRow>(
  `select ${columns} ${from} where s.video_interview_id = $1 and s.user_id = $2`,
);

/** How many users see video interview `$1` by a share. */
export const countShares = namedQuery<{ shares: number }>(
  "select count(*)::int as shares from shares where video_interview_id = $1",
);

/** The shares of video interview `v`, in the order in which they were made, as JSON of rows. */
export const SHARES = `coalesce((
      select json_agg(json_build_object('id', s.id::text, 'video_interview_id', v.id::text, 'job_id', v.job_id::text,
        'user_id', s.user_id::text, 'first_name', u.first_name, 'last_name', u.last_name, 'email', u.email,
        'created_by_user_id', s.created_by_user_id::text, 'created_at', s.created_at) order by s.id)
      from shares s join users u on u.id = s.user_id where s.video_interview_id = v.id), '[]')`;

const list: Pick<
  ListDefinition<ShareRow & { sort_key: string }, ShareView>,
  "columns" | "from" | "key" | "orders" | "shape"
> = { columns, from, key: "s.id", orders: { id: { column: "s.id", type: "bigint" } }, shape: toShareView };

/** The shares of one video interview. */
export const shareList: ListDefinition<ShareRow & { sort_key: string }, ShareView> = {
  ...list,
  filters: { videoInterviewId: "s.video_interview_id = $" },
  within: "videoInterviewId",
};

/** The shares with one user. */
export const ownShareList: ListDefinition<ShareRow & { sort_key: string }, ShareView> = {
  ...list,
  filters: { userId: "s.user_id = $" },
  within: "userId",
};

/** Ends what is shared with user `$1`. */
export const deleteSharesOfUser = namedQuery<never>("delete from shares where user_id = $1");

/** What a mail about the share of video interview `$1` with user `$2` says; no row once it has ended. */
export const getShareMail = namedQuery<{
  organisation_name: string;
  time_zone: string;
  language: Language;
  first_name: string;
  last_name: string;
  email: string;
  job_title: string;
  candidate_first_name: string;
  candidate_last_name: string;
  shared_at: string;
}>(
  `select o.name as organisation_name, o.time_zone, o.language, u.first_name, u.last_name, u.email, j.title as job_title,
     v.first_name as candidate_first_name, v.last_name as candidate_last_name, s.created_at as shared_at
   from shares s
     join users u on u.id = s.user_id
     join video_interviews v on v.id = s.video_interview_id
     join jobs j on j.id = v.job_id
     join organisations o on o.id = s.organisation_id
   where s.video_interview_id = $1 and s.user_id = $2 and u.status <> 'deactivated'`,
);
