import type { ImportRowView, ImportView } from "@hirelane/domain";
import { describeRowErrors } from "@hirelane/operations";
import type { ImportOutcomes } from "./run-import.ts";

/** What became of an import, for people. */
export function describeImport({ import: over, problems }: ImportOutcomes, report: string | null): string {
  const { created, duplicate, invalid } = over.counts;
  const lines = [
    headline(over),
    `  ${created} ${over.dryRun ? "would be created and invited" : "created and invited"}, ${duplicate} duplicate, ${invalid} invalid`,
    ...(over.ignoredColumns.length === 0 ? [] : [`  Columns ignored: ${over.ignoredColumns.join(", ")}`]),
    ...over.failedRows.map(({ first, last }) => `  Rows ${first} to ${last} were given up; see the dead letters.`),
    ...problems.map((row) => `  ${describeRow(row)}`),
    ...moreProblems(over, problems.length),
    ...(report === null ? [] : [`  What became of each row: ${report}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function headline({ id, status, dryRun, counts: { handled, total } }: ImportView): string {
  const what = `${dryRun ? "Dry run" : "Import"} ${id}`;
  switch (status) {
    case "finished":
      return `${what} is finished: ${total} rows.`;
    case "cancelled":
      return `${what} was cancelled after ${handled} of ${total} rows.${dryRun ? "" : " Who was created stays, until the import is reverted."}`;
    default:
      return `${what} is ${status}: ${handled} of ${total} rows are handled.`;
  }
}

function describeRow({ row, outcome, sameAsRow, errors }: ImportRowView): string {
  if (outcome === "invalid") return `Row ${row} is invalid: ${describeRowErrors(errors)}`;
  return sameAsRow === null ? `Row ${row} is in the job already.` : `Row ${row} repeats the email of row ${sameAsRow}.`;
}

function moreProblems({ counts: { duplicate, invalid } }: ImportView, shown: number): string[] {
  const rest = duplicate + invalid - shown;
  return rest > 0 ? [`  … and ${rest} more; --report FILE writes them all.`] : [];
}
