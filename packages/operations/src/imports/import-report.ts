import type { FieldError, ImportOutcome, ImportRowView, Page } from "@hirelane/domain";
import type { Call, Kernel } from "../kernel/kernel.ts";
import { listImportResults } from "./list-import-results.ts";

const PAGE = 100;

/** Which rows of which import a report is about. */
export interface ReportedImport {
  readonly id: number;
  readonly jobId?: number;
  readonly outcome?: ImportOutcome | undefined;
}

/** One column of the report of an import. */
export interface ReportColumn {
  readonly name: string;
  value(row: ImportRowView): string | number | boolean | null;
}

/**
 * What became of the rows of an import, read page by page as they are taken. The first page is read at once: whoever may not
 * read the import is refused before anything is answered.
 */
export async function readImportResults(
  kernel: Kernel,
  call: Call,
  { outcome, ...ref }: ReportedImport,
): Promise<AsyncGenerator<ImportRowView>> {
  const read = (cursor: string | undefined): Promise<Page<ImportRowView>> =>
    kernel.run(listImportResults, { ...ref, filters: { outcome }, limit: PAGE, cursor }, call);
  return allRows(await read(undefined), read);
}

async function* allRows(
  first: Page<ImportRowView>,
  read: (cursor: string) => Promise<Page<ImportRowView>>,
): AsyncGenerator<ImportRowView> {
  let page = first;
  yield* page.items;
  while (page.nextCursor !== null) {
    page = await read(page.nextCursor);
    yield* page.items;
  }
}

/** The columns of a report; `addressOf` says where a video interview is found. */
export function importReportColumns(addressOf: (videoInterviewId: number) => string): ReportColumn[] {
  return [
    { name: "row", value: ({ row }) => row },
    { name: "outcome", value: ({ outcome }) => outcome },
    { name: "candidate", value: ({ videoInterviewId: id }) => (id === null ? null : addressOf(id)) },
    { name: "same_as_row", value: ({ sameAsRow }) => sameAsRow },
    { name: "reverted", value: ({ reverted }) => reverted },
    { name: "errors", value: ({ errors }) => describeRowErrors(errors) },
  ];
}

/** The errors of a row as one line, its fields under the names of a file's columns. */
export function describeRowErrors(errors: readonly FieldError[]): string {
  return errors.map(({ path, message }) => (path === "" ? message : `${columnName(path)}: ${message}`)).join("; ");
}

function columnName(path: string): string {
  return path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
