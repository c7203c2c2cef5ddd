import { ImportOutcome, ImportStatus, IsoInstant } from "@hirelane/domain";
import { readRows } from "@hirelane/formats";
import { nameImportColumns, OperationError, operations, receiveImport } from "@hirelane/operations";
import { z } from "zod";
import { ownRoute, route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { pageInput } from "../dialect/paging.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteAnswer, RouteRequest } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { CreateCandidateV3 } from "../video-interviews/candidate-v3.ts";
import { streamReport } from "./import-report.ts";
import { importAddress, ImportSummaryV3, ImportV3, toImportSummaryV3, toImportV3 } from "./import-v3.ts";
import { explainFormatError, openUpload, type UploadedRows, uploadTypes } from "./upload-body.ts";

const { imports } = operations;

const LIST = "/companies/{companyId}/projects/{projectId}/candidates/import/";
const OBJECT = `${LIST}{importId}/`;

const listPath = z.object({ companyId: PathId("organisation"), projectId: PathId("job") });
const objectPath = listPath.extend({ importId: PathId("import") });

const target = ({ path }: { path: z.output<typeof objectPath> }) => ({ id: path.importId, jobId: path.projectId });

const FlagV3 = z
  .enum(["true", "false", "1", "0"], { error: "Must be true or false." })
  .transform((flag) => flag === "true" || flag === "1");

const UploadQueryV3 = z.object({ deadline: IsoInstant.optional(), dry_run: FlagV3.optional() });

/** One candidate of an upload; a row that has other fields is no error, and is told which were ignored. */
const RowV3 = z.object({
  ...CreateCandidateV3.shape,
  first_name: z.string(),
  last_name: z.string(),
  deadline: IsoInstant.optional(),
});
const UploadV3 = z.union([z.array(RowV3), z.object({ candidates: z.array(RowV3) })]);

const ResultQueryV3 = pagingV3.query.extend({ outcome: ImportOutcome.optional() });

const MOST_RESULTS = 100;
const names = { dryRun: "dry_run", keepActed: "keep_acted" } as const;

/** A project's imports of candidates. */
export const importRoutesV3: readonly Route[] = [
  ownRoute("POST", LIST, {
    operation: imports.create,
    parameters: listPath,
    query: UploadQueryV3,
    response: ImportV3,
    names,
    consumes: uploadTypes,
    sent: UploadV3,
    heeds: { Prefer: "`respond-async`: answer at once, with 202; the worker does the rest." },
    location: true,
    statuses: [202],
    answer: answerUpload,
  }),
  listRoute(LIST, {
    operation: imports.list,
    paging: pagingV3,
    parameters: listPath,
    within: ({ projectId }) => ({ filters: { jobId: projectId } }),
    filters: { status: filterBy("status", ImportStatus) },
    object: ImportSummaryV3,
    toObject: toImportSummaryV3,
  }),
  ownRoute("GET", OBJECT, {
    operation: imports.get,
    parameters: objectPath,
    query: ResultQueryV3,
    response: ImportV3,
    answer: async (request) => ({
      status: 200,
      body: await importWithResults(request, target(request), request.query),
    }),
  }),
  ownRoute("GET", `${OBJECT}report/`, {
    operation: imports.results,
    parameters: objectPath,
    query: z.object({ outcome: ImportOutcome.optional() }),
    produces: "text/csv; charset=utf-8",
    answer: async (request) => streamReport(request, { ...target(request), outcome: request.query.outcome }),
  }),
  route("POST", `${OBJECT}cancel/`, {
    operation: imports.cancel,
    parameters: objectPath,
    status: 202,
    response: ImportSummaryV3,
    toInput: target,
    toResponse: toImportSummaryV3,
  }),
  route("POST", `${OBJECT}revert/`, {
    operation: imports.revert,
    parameters: objectPath,
    body: z.object({ keep_acted: z.boolean().optional() }),
    status: 202,
    response: ImportSummaryV3,
    names,
    toInput: ({ path, body }) => ({ ...target({ path }), keepActed: body.keep_acted }),
    toResponse: toImportSummaryV3,
  }),
];

type ListRequest<Query> = RouteRequest<z.output<typeof listPath>, Query>;

/** Up to 100 rows run at once: 200; else 202, and the import's address says how far it is (SPEC §3). */
async function answerUpload(request: ListRequest<z.output<typeof UploadQueryV3>>): Promise<RouteAnswer> {
  const { path, query, headers, body, kernel, call, reply } = request;
  const respondAsync = /(?:^|[,;])\s*respond-async\b/i.test(headers.get("Prefer") ?? "");
  const upload = await opened(headers, body);
  const settings = {
    jobId: path.projectId,
    deadline: query.deadline,
    dryRun: query.dry_run,
    fileName: upload instanceof Error ? undefined : upload.fileName,
  };
  function rows() {
    if (upload instanceof Error) throw upload;
    return readRows(upload.format, upload.bytes, { charset: upload.charset, readColumns: nameImportColumns });
  }
  try {
    const view = await receiveImport(kernel, call, { settings, rows, respondAsync });
    const isDone = view.status !== "running";
    return {
      status: isDone ? 200 : 202,
      headers: {
        Location: importAddress(view, reply),
        ...(respondAsync ? { "Preference-Applied": "respond-async" } : {}),
      },
      body: await importWithResults(request, { id: view.id, jobId: view.jobId }, {}),
    };
  } catch (error) {
    throw explainFormatError(error);
  }
}

/** The upload, or why it cannot be read, which only those are told who may import. */
async function opened(
  headers: Headers,
  body: ReadableStream<Uint8Array> | null,
): Promise<UploadedRows | OperationError> {
  try {
    return await openUpload(headers, body);
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
}

async function importWithResults(
  { kernel, call, reply }: Pick<ListRequest<unknown>, "kernel" | "call" | "reply">,
  ref: { readonly id: number; readonly jobId: number },
  { limit = MOST_RESULTS, offset = 0, outcome }: z.output<typeof ResultQueryV3>,
): Promise<z.input<typeof ImportV3>> {
  const unkeyed = { ...call, idempotencyKey: undefined };
  const view = await kernel.run(imports.get, ref, unkeyed);
  const page = pageInput(pagingV3.position({ limit, offset }));
  const results = await kernel.run(imports.results, { ...ref, ...page, filters: { outcome } }, unkeyed);
  const url = new URL(reply.url);
  url.search = "";
  for (const [name, value] of Object.entries({ limit: String(page.limit), offset: String(offset), outcome })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return toImportV3(view, results, { ...reply, url });
}
