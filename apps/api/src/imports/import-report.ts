import { writeCsv } from "@hirelane/formats";
import { importReportColumns, readImportResults, type ReportedImport } from "@hirelane/operations";
import type { RouteAnswer, RouteRequest } from "../dialect/route.ts";
import { streamText } from "../http/stream-text.ts";
import { referencesV3 } from "../v3/references.ts";

/** The report of an import as a CSV file: a line for each row that was handled, read page by page as it is fetched. */
export async function streamReport(
  { kernel, call, reply }: Pick<RouteRequest<unknown, unknown>, "kernel" | "call" | "reply">,
  reported: ReportedImport & { readonly jobId: number },
): Promise<RouteAnswer> {
  const rows = await readImportResults(kernel, call, reported);
  const references = referencesV3(reply);
  const columns = importReportColumns((id) => references.candidate(reported.jobId, id));
  return {
    status: 200,
    headers: { "Content-Disposition": `attachment; filename="import-${reported.id}.csv"` },
    body: streamText(writeCsv(columns, rows)),
  };
}
