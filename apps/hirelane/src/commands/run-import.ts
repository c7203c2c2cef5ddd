import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { ImportRowView, ImportView } from "@hirelane/domain";
import { readRows, type RowFormat, writeCsv } from "@hirelane/formats";
import {
  type Call,
  importReportColumns,
  type Kernel,
  nameImportColumns,
  operations,
  readImportResults,
  receiveImport,
} from "@hirelane/operations";
import { Refusal } from "../refusal.ts";
import { openProgressLine, type ProgressLine } from "./progress-line.ts";

const { imports } = operations;
const LOOK_EVERY = 250;
const PROBLEMS_SHOWN = 10;

/** What the command was asked to do. */
export interface ImportTask {
  readonly file: string;
  readonly format: RowFormat;
  readonly charset: string | undefined;
  readonly settings: { readonly jobId: number; readonly deadline: Date | undefined; readonly dryRun: boolean };
  readonly report: string | undefined;
  readonly isQuiet: boolean;
  readonly token: string;
  readonly stop: AbortSignal;
}

/** An import that is over, and the first rows that were not created. */
export interface ImportOutcomes {
  readonly import: ImportView;
  readonly problems: readonly ImportRowView[];
}

/** The operator asked to stop. */
export class ImportStopped extends Error {
  override readonly name = "ImportStopped";
}

/** Reads the file into an import as the user of the token, and waits until every row of it is handled. */
export async function runImport(kernel: Kernel, task: ImportTask): Promise<ImportOutcomes> {
  const principal = await kernel.authenticate({ kind: "token", key: task.token });
  const call: Call = { principal, requestId: `import-${randomUUID()}`, address: "127.0.0.1" };
  if (task.report !== undefined) await refuseUnwritable(task.report);
  const progress = task.isQuiet ? null : openProgressLine(process.stdout, () => performance.now());
  try {
    const started = await receive(kernel, call, task, progress);
    const over = await untilOver(kernel, call, started, task.stop, progress);
    progress?.close();
    if (task.report !== undefined) await writeReport(kernel, call, over, task.report);
    const problems = [
      ...(await firstOf(kernel, call, over, "invalid")),
      ...(await firstOf(kernel, call, over, "duplicate")),
    ];
    return { import: over, problems: problems.toSorted((a, b) => a.row - b.row).slice(0, PROBLEMS_SHOWN) };
  } finally {
    progress?.close();
  }
}

async function receive(
  kernel: Kernel,
  call: Call,
  { file, format, charset, settings, stop }: ImportTask,
  progress: ProgressLine | null,
): Promise<ImportView> {
  const size = await sizeOf(file);
  let bytesRead = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(file)) {
      if (stop.aborted) throw new ImportStopped("Stopped while the file was read: nothing was imported.");
      if (!(chunk instanceof Uint8Array)) continue;
      bytesRead += chunk.byteLength;
      yield chunk;
    }
  }
  const fileName = file.split(/[\\/]/).at(-1)?.slice(0, 255);
  return receiveImport(kernel, call, {
    settings: { ...settings, fileName },
    rows: () => readRows(format, bytes(), { charset, readColumns: nameImportColumns }),
    onProgress: (_, rows) => progress?.show(bytesRead, size, `reading: ${rows} rows`),
  });
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) throw new Refusal(`There is no file ${file}.`);
  return found.size;
}

/** Waits until an import is over; cancels it when asked to stop. */
async function untilOver(
  kernel: Kernel,
  call: Call,
  started: ImportView,
  stop: AbortSignal,
  progress: ProgressLine | null,
): Promise<ImportView> {
  let current = started;
  progress?.close();
  while (current.status === "running") {
    const { handled, total } = current.counts;
    progress?.show(handled, total, `importing: ${handled} of ${total} rows`);
    if (stop.aborted) return kernel.run(imports.cancel, { id: started.id }, call);
    await delay(LOOK_EVERY, undefined, { signal: stop }).catch(() => undefined);
    current = await kernel.run(imports.get, { id: started.id }, call);
  }
  const { handled, total } = current.counts;
  progress?.show(handled, total, `importing: ${handled} of ${total} rows`);
  return current;
}

/** Said before anything is imported, because afterwards it is too late. */
async function refuseUnwritable(file: string): Promise<void> {
  const isFolder = (await stat(file).catch(() => null))?.isDirectory() === true;
  const hasPlace = await access(dirname(file), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isFolder || !hasPlace) throw new Refusal(`--report: ${file} cannot be written.`);
}

async function writeReport(kernel: Kernel, call: Call, { id }: ImportView, file: string): Promise<void> {
  const rows = await readImportResults(kernel, call, { id });
  const columns = importReportColumns((interview) => `${kernel.ports.publicUrl}/video-interviews/${interview}`);
  await pipeline(Readable.from(writeCsv(columns, rows)), createWriteStream(file));
}

async function firstOf(
  kernel: Kernel,
  call: Call,
  { id }: ImportView,
  outcome: "invalid" | "duplicate",
): Promise<ImportRowView[]> {
  const { items } = await kernel.run(imports.results, { id, filters: { outcome }, limit: PROBLEMS_SHOWN }, call);
  return items;
}
