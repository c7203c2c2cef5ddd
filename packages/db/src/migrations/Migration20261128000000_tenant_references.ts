import { Migration } from "@mikro-orm/migrations";
import { goneWithOthers, type Reference, references } from "./tenant-references.ts";

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
const targets = unique(references.map(({ to }) => to));
const targetsOfJob = unique(references.filter(({ ofJob }) => ofJob).map(({ to }) => to));
/** Targets that no index led to by organisation and id. */
const unlisted = ["user_keys", "tokens", "notifications", "criteria", "evaluations", "questions", "files"];

const listed = targets.filter((table) => !unlisted.includes(table));

/** The indexes behind references: lists by id, and those of a job, are unique from now on. */
const keys = (kind: "index" | "unique index"): string[] => [
  ...listed.map((table) => `create ${kind} ${table}_list on ${table} (organisation_id, id)`),
  ...targetsOfJob.map((table) => `create ${kind} ${table}_job on ${table} (organisation_id, job_id, id)`),
];
const withoutKeys = [
  ...listed.map((table) => `drop index ${table}_list`),
  ...targetsOfJob.map((table) => `drop index ${table}_job`),
];
const newKeys = unlisted.map((table) => `create unique index ${table}_tenant on ${table} (organisation_id, id)`);
const withoutNewKeys = unlisted.map((table) => `drop index ${table}_tenant`);

/** Rows of jobs that are deleted in numbers: their mails are found without a look at all mails. */
const mailed = ["assessment", "final_interview", "notification"];
const mailKeys = mailed.map(
  (row) => `create index mails_${row} on mails (organisation_id, ${row}_id) where ${row}_id is not null`,
);
const withoutMailKeys = mailed.map((row) => `drop index mails_${row}`);

const keyOf = (table: string, column: string): string => `${table}_${column}_fkey`;
const without = (table: string, column: string): string => `drop constraint ${keyOf(table, column)}`;
const toOrganisation = (table: string): string =>
  `add constraint ${keyOf(table, "organisation_id")} foreign key (organisation_id) references organisations (id) on delete cascade`;
const toJob = (table: string): string =>
  `add constraint ${keyOf(table, "job_id")} foreign key (job_id) references jobs (id) on delete cascade`;

function toRow({ table, column, to, onDelete }: Reference): string {
  return `add constraint ${keyOf(table, column)} foreign key (${column}) references ${to} (id) on delete ${onDelete}`;
}

function toRowOfOrganisation({ table, column, to, onDelete, ofJob }: Reference): string {
  const shared = ofJob ? "organisation_id, job_id" : "organisation_id";
  const forgotten = onDelete === "set null" ? ` (${column})` : "";
  return `add constraint ${keyOf(table, column)} foreign key (${shared}, ${column}) references ${to} (${shared}, id)
    on delete ${onDelete}${forgotten}`;
}

const tables = unique(references.map(({ table }) => table));

/** For each table, one statement with all that becomes of its constraints. */
function altered(changes: (table: string, own: readonly Reference[]) => readonly string[]): string[] {
  return tables.map((table) => {
    const own = references.filter((reference) => reference.table === table);
    return `alter table ${table} ${changes(table, own).join(", ")}`;
  });
}

const isOfJob = (own: readonly Reference[]): boolean => own.some(({ ofJob }) => ofJob);

const named = altered((table, own) => [
  ...own.map(({ column }) => without(table, column)),
  ...(isOfJob(own) ? [without(table, "job_id")] : []),
  ...(goneWithOthers.includes(table) ? [without(table, "organisation_id")] : []),
  ...own.map(toRowOfOrganisation),
]);
const asBefore = altered((table, own) => [
  ...own.flatMap((reference) => [without(table, reference.column), toRow(reference)]),
  ...(isOfJob(own) ? [toJob(table)] : []),
  ...(goneWithOthers.includes(table) ? [toOrganisation(table)] : []),
]);

/** The owner sees no rows under a forced policy, and a new constraint would pass whatever is in the tables. */
const unforced = (statements: readonly string[]): string[] => {
  const both = unique([...tables, ...targets]);
  return [
    ...both.map((table) => `alter table ${table} no force row level security`),
    ...statements,
    ...both.map((table) => `alter table ${table} force row level security`),
  ];
};

/** Before its users and workflows go, which would be taken out of rows that are about to go as well. */
const jobsFirst = [
  `create function delete_jobs_first() returns trigger language plpgsql as $body$
   begin
     delete from jobs where organisation_id = old.id;
     return old;
   end
   $body$`,
  `create trigger jobs_first before delete on organisations for each row execute function delete_jobs_first()`,
];
const withoutJobsFirst = ["drop trigger jobs_first on organisations", "drop function delete_jobs_first()"];

/**
 * References name the organisation of both rows (decision 0004), so that none leads to another one, and deletions find what
 * hangs on a row by an index. Every reference is looked at, and the tables are locked meanwhile.
 */
export class Migration20261128000000_tenant_references extends Migration {
  override up(): void {
    for (const sql of [
      ...withoutKeys,
      ...keys("unique index"),
      ...newKeys,
      ...mailKeys,
      ...unforced(named),
      ...jobsFirst,
    ])
      this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      ...withoutJobsFirst,
      ...unforced(asBefore),
      ...withoutMailKeys,
      ...withoutNewKeys,
      ...withoutKeys,
      ...keys("index"),
    ])
      this.addSql(sql);
  }
}
