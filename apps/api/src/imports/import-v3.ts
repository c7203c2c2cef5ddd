import { type ImportRowView, ImportOutcome, ImportStatus, ImportView, type Page } from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { AddressV3, TimeV3, referencesV3, timestampV3 } from "../v3/references.ts";
import { candidateNamesV3 } from "../video-interviews/candidate-v3.ts";

const timestamp = TimeV3.nullable();

/** An import as v3 lists it. */
export const ImportSummaryV3 = z.object({
  resource_uri: AddressV3,
  project: AddressV3,
  status: ImportStatus,
  dry_run: z.boolean(),
  deadline: timestamp,
  file_name: z.string().nullable(),
  counts: ImportView.shape.counts,
  ignored_columns: z.array(z.string()),
  failed_rows: z.array(z.object({ first: z.number(), last: z.number() })),
  created_by: AddressV3.nullable(),
  created_at: timestamp,
  started_at: timestamp,
  finished_at: timestamp,
  reverted_at: timestamp,
  report: AddressV3,
});

/** What became of one row; `errors` are by v3's field names, `detail` for the row as a whole. */
const ImportResultV3 = z.object({
  row: z.number(),
  outcome: ImportOutcome,
  candidate: AddressV3.nullable(),
  same_as_row: z.number().nullable(),
  reverted: z.boolean(),
  errors: z.record(z.string(), z.array(z.string())),
});

/** An import with a page of what became of its rows. */
export const ImportV3 = z.object({
  ...ImportSummaryV3.shape,
  meta: pagingV3.envelope(ImportResultV3).shape.meta,
  results: z.array(ImportResultV3),
});

/** Where an import is. */
export function importAddress({ jobId, id }: Pick<ImportView, "jobId" | "id">, reply: RouteReply): string {
  return `${referencesV3(reply).candidates(jobId)}import/${id}/`;
}

/** An import as v3 lists it. */
export function toImportSummaryV3(view: ImportView, reply: RouteReply): z.input<typeof ImportSummaryV3> {
  const references = referencesV3(reply);
  const address = importAddress(view, reply);
  return {
    resource_uri: address,
    project: references.project(view.jobId),
    status: view.status,
    dry_run: view.dryRun,
    deadline: timestampV3(view.deadline),
    file_name: view.fileName,
    counts: view.counts,
    ignored_columns: view.ignoredColumns,
    failed_rows: view.failedRows,
    created_by: view.createdBy === null ? null : references.customuser(view.createdBy),
    created_at: timestampV3(view.createdAt),
    started_at: timestampV3(view.startedAt),
    finished_at: timestampV3(view.finishedAt),
    reverted_at: timestampV3(view.revertedAt),
    report: `${address}report/`,
  };
}

/** An import with a page of results, whose neighbours are found at the import's own address. */
export function toImportV3(
  view: ImportView,
  results: Page<ImportRowView>,
  reply: RouteReply,
): z.input<typeof ImportV3> {
  const url = new URL(importAddress(view, reply));
  for (const [name, value] of reply.url.searchParams) url.searchParams.set(name, value);
  const page = pagingV3.toPage(results, { ...reply, url }, (row) => toImportResultV3(view.jobId, row, reply));
  return { ...toImportSummaryV3(view, reply), meta: page.meta, results: page.objects };
}

/** One row's result as v3 shows it. */
function toImportResultV3(jobId: number, row: ImportRowView, reply: RouteReply): z.input<typeof ImportResultV3> {
  const { videoInterviewId } = row;
  const errors = Map.groupBy(row.errors, ({ path }) => fieldV3(path));
  return {
    row: row.row,
    outcome: row.outcome,
    candidate: videoInterviewId === null ? null : referencesV3(reply).candidate(jobId, videoInterviewId),
    same_as_row: row.sameAsRow,
    reverted: row.reverted,
    errors: Object.fromEntries(errors.entries().map(([field, about]) => [field, about.map(({ message }) => message)])),
  };
}

function fieldV3(path: string): string {
  const [head = "", ...rest] = path.split(".");
  const names: Readonly<Record<string, string>> = candidateNamesV3;
  return path === "" ? "detail" : [names[head] ?? head, ...rest].join(".");
}
