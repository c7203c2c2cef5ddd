import { ApplicationStatus, OVERVIEW_JOBS, type StagePlace, type StageService } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, type RawId, type Sql, toId } from "../kernel/sql.ts";
import { jobOf, scopedQuery } from "./dashboard-scope.ts";
import { rollupRows } from "./rollup-rows.ts";

/** How many applications are in one stage, by its id (0: in none), or have a status that is not active. */
export interface PlaceCount {
  readonly bucket: string;
  readonly amount: string | number;
}

/** Where the applications of a scope are. */
export const countPlaces = scopedQuery<PlaceCount>(
  (scope) =>
    `select r.bucket, sum(r.amount)::bigint as amount from ${rollupRows(scope, ["place"])} r group by r.bucket`,
);

const stagePlaces = namedQuery<{ id: RawId; service: StageService; after_video: boolean }>(
  `select s.id, s.service, s.service = 'manual' and exists (select from stages v where v.workflow_id = s.workflow_id
     and v.position < s.position and v.service = 'videoInterview') as after_video
   from stages s where s.id = any($1::bigint[])`,
);

const isStage = ({ bucket }: PlaceCount): boolean => /^\d/.test(bucket);

/** Reads of the stages among some counts what decides where their applications are shown; a stage that is gone counts as none. */
export async function readPlaces(
  sql: Sql,
  counts: readonly PlaceCount[],
): Promise<(count: PlaceCount) => StagePlace & { readonly count: number }> {
  const ids = [...new Set(counts.filter(isStage).map(({ bucket }) => bucket))];
  const rows = ids.length === 0 ? [] : await sql.rows(stagePlaces, [ids]);
  const stages = new Map(rows.map((stage) => [String(stage.id), stage]));
  return (place) => {
    const count = Number(place.amount);
    if (!isStage(place))
      return { status: ApplicationStatus.parse(place.bucket), service: null, afterVideo: false, count };
    const stage = stages.get(place.bucket);
    return { status: "active", service: stage?.service ?? null, afterVideo: stage?.after_video ?? false, count };
  };
}

interface JobPlacesRow {
  id: string;
  title: string;
  places: string | null;
  sort_key: string;
}

/** A job, and where its applications are. */
export interface JobPlaces {
  readonly jobId: number;
  readonly jobName: string;
  readonly places: readonly PlaceCount[];
}

/** Of a text like `7 12,8 3,hired 1`, which costs PostgreSQL half of what JSON does. */
const placesOf = (text: string | null): PlaceCount[] =>
  (text?.split(",") ?? []).map((place) => {
    const [bucket = "", amount = ""] = place.split(" ");
    return { bucket, amount };
  });

const overview: ListDefinition<JobPlacesRow, JobPlaces> = {
  columns: `j.id, j.title, (select string_agg(r.bucket || ' ' || r.amount, ',')
    from ${rollupRows(jobOf("j.id"), ["place"])} r) as places`,
  from: "from jobs j",
  key: "j.id",
  filters: { jobId: "j.id = $" },
  orders: { id: { column: "j.id", type: "bigint" } },
  always: "j.deleted_at is null",
  shape: (row) => ({ jobId: toId(row.id), jobName: row.title, places: placesOf(row.places) }),
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
