import type { CriterionView } from "@hirelane/domain";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface CriterionRow {
  id: string;
  job_id: string;
  name: string;
  description: string;
  position: number;
  archived_at: string | null;
  created_at: string;
  version: number;
}

const columns = "c.id, c.job_id, c.name, c.description, c.position, c.archived_at, c.created_at, c.version";

export function toCriterionView(row: CriterionRow): CriterionView {
  return {
    id: toId(row.id),
    jobId: toId(row.job_id),
    name: row.name,
    description: row.description,
    position: row.position,
    archived: row.archived_at !== null,
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** One criterion; `$1` is the id. */
export const getCriterion = namedQuery<CriterionRow>(`select ${columns} from criteria c where c.id = $1`);

/** The criteria of job `$1` that count, in their order; with `$2` the archived ones behind them, at most 500 in all. */
export const listCriteria = namedQuery<CriterionRow>(
  `select ${columns} from criteria c where c.job_id = $1 and ($2::boolean or c.archived_at is null)
   order by c.archived_at is not null, c.position, c.id limit 500`,
);

/** Whether somebody has rated by criterion `$1`. */
export const isCriterionRated = namedQuery<{ rated: boolean }>(
  "select exists (select from ratings where criterion_id = $1) as rated",
);

/** Puts the criteria `$1`, a list of ids, in the order in which they are listed. */
export const placeCriteria = namedQuery<never>(
  `update criteria c set position = place.position, version = c.version + 1
   from unnest($1::bigint[]) with ordinality as place (id, position)
   where c.id = place.id and c.position <> place.position`,
);
