import { writeCsv } from "@hirelane/formats";
import { importReportColumns, readImportResults, type ReportedImport } from "@hirelane/operations";
import type { RouteAnswer, RouteRequest } from "../dialect/route.ts";
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
    body: streamOf(writeCsv(columns, rows)),
  };
}

/** Text as a stream that is written no faster than it is read. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next: IteratorResult<string, unknown> = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
