import { type ApplicationStatus, OVERVIEW_JOBS, type StagePlace, type StageService } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { toId } from "../kernel/sql.ts";
import { jobOf, type ScopeSql, scopedQuery } from "./dashboard-scope.ts";
import { rollupRows } from "./rollup-rows.ts";

/** Applications at one kind of place: with one status, or active in stages of one service. */
export interface PlaceRow {
  status: ApplicationStatus;
  service: StageService | null;
  after_video: boolean;
  count: string | number;
}

/** The buckets of stages are their ids, 0 for none; the others are statuses. */
const OF_STAGE = "r.bucket < ':'";

/** A select of the places where the applications of a scope are; a stage that is gone counts as none. */
function placesOf(scope: ScopeSql): string {
  return `select p.status, s.service, l.after_video, sum(p.amount)::bigint as count
    from (select case when ${OF_STAGE} then 'active' else r.bucket end as status,
        case when ${OF_STAGE} then r.bucket::bigint end as stage_id, sum(r.amount) as amount
      from ${rollupRows(scope, ["place"])} r group by r.bucket) p
    left join stages s on s.id = p.stage_id
    cross join lateral (select s.service = 'manual' and exists (select from stages v where v.workflow_id = s.workflow_id
        and v.position < s.position and v.service = 'videoInterview') is true as after_video) l
    group by p.status, s.service, l.after_video`;
}

/** Where the applications of a scope are. */
export const countPlaces = scopedQuery<PlaceRow>(placesOf);

export function toPlace(row: PlaceRow): StagePlace & { readonly count: number } {
  return { status: row.status, service: row.service, afterVideo: row.after_video, count: Number(row.count) };
}

interface JobPlacesRow {
  id: string;
  title: string;
  places: PlaceRow[];
  sort_key: string;
}

/** A job, and where its applications are. */
export interface JobPlaces {
  readonly jobId: number;
  readonly jobName: string;
  readonly places: readonly (StagePlace & { readonly count: number })[];
}

const overview: ListDefinition<JobPlacesRow, JobPlaces> = {
  columns: `j.id, j.title,
    (select coalesce(json_agg(q), '[]') from (${placesOf(jobOf("j.id"))}) q) as places`,
  from: "from jobs j",
  key: "j.id",
  filters: { jobId: "j.id = $" },
  orders: { id: { column: "j.id", type: "bigint" } },
  always: "j.deleted_at is null",
  shape: (row) => ({ jobId: toId(row.id), jobName: row.title, places: row.places.map(toPlace) }),
};

const newest = (jobs: string): string =>
  `j.id = any(array(select n.id from jobs n where n.deleted_at is null${jobs} order by n.id desc limit ${OVERVIEW_JOBS}))`;

/** One job and where its applications are, to which access was checked. */
export const stagesOfJobList = overview;

/** The newest jobs of the organisation, and where their applications are. */
export const stagesOverviewList: ListDefinition<JobPlacesRow, JobPlaces> = {
  ...overview,
  filters: {},
  always: newest(""),
};

/** The newest jobs of one user, and where their applications are. */
export const ownStagesOverviewList: ListDefinition<JobPlacesRow, JobPlaces> = {
  ...overview,
  filters: {},
  scope: (jobs) => newest(` and n.id = any(array(${jobs}))`),
};
