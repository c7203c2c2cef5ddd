import { writeCsv } from "@hirelane/formats";
import { type AnyOperation, type Call, everyOperation, type Kernel, OperationError } from "@hirelane/operations";
import { Hono } from "hono";
import { z } from "zod";
import { httpStatus } from "../errors/http-status.ts";
import { translated } from "../errors/translated.ts";
import { trpcErrorBody } from "../errors/trpc-error-body.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { nestsDeeperThan } from "../http/json-depth.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { streamText } from "../http/stream-text.ts";
import { csvColumnsOf, type ListShape, listShape } from "./csv-columns.ts";

/** A list that can be had as CSV. */
interface CsvList {
  readonly operation: AnyOperation;
  readonly shape: ListShape;
  readonly columns: ReturnType<typeof csvColumnsOf>;
}

const ROWS_AT_ONCE = 100;
const MAX_DEPTH = 20;

const lists: ReadonlyMap<string, CsvList> = new Map(
  everyOperation.flatMap((operation) => {
    const shape = operation.effect === "read" ? listShape(operation.output) : null;
    if (shape === null) return [];
    return [[`${operation.id}.csv`, { operation, shape, columns: csvColumnsOf(shape.view) }] as const];
  }),
);

const Rows = z.array(z.record(z.string(), z.unknown()));
const Answer = z.record(z.string(), z.unknown());
const NextCursor = z.string().nullable().default(null);
const ListQuery = z.record(z.string(), z.unknown());

/**
 * Every list as a CSV file: `GET /export/applications.list.csv?input={"filters":{"jobId":7}}`, the input as over tRPC, in
 * plain JSON. All pages, read as they are fetched, as the caller, from a replica where there is one; formulas are escaped.
 */
export function exports(options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get("/:list", async (c) => {
    await rateLimit(c, 1);
    const list = lists.get(c.req.param("list"));
    if (list === undefined) throw new OperationError("not_found", "No such list.");
    const { requestId, address } = c.var;
    const call = { principal: await c.var.principal(), requestId, address, mayBeStale: true };
    const rows = await readRows(options.kernel, list, readInput(c), call);
    return c.body(streamText(writeCsv(list.columns, rows)), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${list.operation.id}.csv"`,
      "Cache-Control": "no-store",
    });
  });
  app.onError((error, c) => {
    const refusal = translated(error, options, c);
    if (refusal.retryAfter !== null) c.header("Retry-After", String(refusal.retryAfter));
    const status = httpStatus[refusal.code];
    return c.json(trpcErrorBody(refusal, c.var.requestId, status), status);
  });
  return app;
}

function readInput(c: ApiContext): Record<string, unknown> {
  const text = c.req.query("input") ?? "{}";
  if (!nestsDeeperThan(text, MAX_DEPTH)) {
    const input = ListQuery.safeParse(parsed(text));
    if (input.success) return input.data;
  }
  throw new OperationError("invalid_input", "The input must be a JSON object.", {
    fields: [{ path: "input", message: "Must be a JSON object." }],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The rows of every page; what is wrong with the call is thrown before the first. */
async function readRows(
  kernel: Kernel,
  { operation, shape: { field, paged } }: CsvList,
  input: Record<string, unknown>,
  call: Call,
): Promise<AsyncGenerator<Record<string, unknown>>> {
  const read = async (cursor: string | null) => {
    const page = paged ? { limit: ROWS_AT_ONCE, ...(cursor === null ? {} : { cursor }) } : {};
    const answer = Answer.parse(await kernel.run(operation, { ...input, ...page }, call));
    return { rows: Rows.parse(answer[field]), nextCursor: NextCursor.parse(answer["nextCursor"]) };
  };
  const first = await read(null);
  return (async function* () {
    let page = first;
    for (;;) {
      yield* page.rows;
      if (page.nextCursor === null) return;
      page = await read(page.nextCursor);
    }
  })();
}
