import {
  type BeginImportInput,
  IMPORT_CHUNK_ROWS,
  importRowBytes,
  type ImportView,
  MAX_IMPORT_ROW_BYTES,
  type StagedRow,
} from "@hirelane/domain";
import type { z } from "zod";
import type { Call, Kernel } from "../kernel/kernel.ts";
import { addImportRows } from "./add-import-rows.ts";
import { beginImport } from "./begin-import.ts";
import { cancelImport } from "./cancel-import.ts";
import { startImport } from "./start-import.ts";

/** Bytes of rows that one transaction stages; a tRPC call could hold no more either. */
const BATCH_BYTES = 512 * 1024;

/** A row as a file has it: its values, or why it could not be read. */
export type ReceivedRow =
  | { readonly number: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly number: number; readonly problem: { readonly path: string; readonly message: string } };

/** An import that streams in. */
export interface Reception {
  readonly settings: z.input<typeof BeginImportInput>;
  /** Opens the rows, once it is clear that the caller may import. */
  readonly rows: () => AsyncIterable<ReceivedRow>;
  readonly respondAsync?: boolean;
  /** Told of the import as soon as there is one, and of the rows that are staged so far. */
  readonly onProgress?: (importId: number, rows: number) => void;
}

/**
 * Receives an import for a caller: begins it, stages its rows in short transactions while they are read, and starts it.
 * When anything fails, what was staged is dropped. Under an Idempotency-Key the same rows with the same settings are one
 * import: the first one is given back.
 */
export async function receiveImport(kernel: Kernel, call: Call, reception: Reception): Promise<ImportView> {
  const { settings, rows, respondAsync, onProgress } = reception;
  const unkeyed = { ...call, idempotencyKey: undefined };
  const { id, jobId, deadline, dryRun } = await kernel.run(beginImport, settings, unkeyed);
  try {
    const { sha256 } = kernel.ports.cryptography;
    const opening = sha256(JSON.stringify([jobId, deadline, dryRun]));
    onProgress?.(id, 0);
    const stage = async (batch: readonly StagedRow[]): Promise<void> => {
      await kernel.run(addImportRows, { id, rows: batch }, unkeyed);
      onProgress?.(id, batch.at(-1)?.rowNumber ?? 0);
    };
    const digest = await stageRows(rows(), stage, (before, batch) => sha256(before + batch), opening);
    const started = await kernel.run(startImport, { id, digest, respondAsync }, call);
    if (started.id !== id) await drop(kernel, unkeyed, id);
    return started;
  } catch (error) {
    await drop(kernel, unkeyed, id).catch(() => undefined);
    throw error;
  }
}

async function drop(kernel: Kernel, call: Call, id: number): Promise<void> {
  await kernel.run(cancelImport, { id }, call);
}

/** Stages all rows, one batch while the next is read; gives the digest of all of them. */
async function stageRows(
  rows: AsyncIterable<ReceivedRow>,
  stage: (batch: readonly StagedRow[]) => Promise<void>,
  extend: (digest: string, batch: string) => string,
  opening: string,
): Promise<string> {
  let digest = opening;
  let staging: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches(rows)) {
      digest = extend(digest, JSON.stringify(batch));
      await staging;
      staging = stage(batch);
      // Awaited before the next one; until then a failure must not count as unhandled.
      staging.catch(() => undefined);
    }
  } finally {
    await staging;
  }
  return digest;
}

async function* batches(rows: AsyncIterable<ReceivedRow>): AsyncGenerator<StagedRow[]> {
  let batch: StagedRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const { staged, size } = stagedRow(row);
    if (batch.length === IMPORT_CHUNK_ROWS || (batch.length > 0 && bytes + size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(staged);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** A row as it is staged, and about how many bytes it takes; one beyond the limit is staged as its problem. */
function stagedRow(row: ReceivedRow): { staged: StagedRow; size: number } {
  const { number: rowNumber } = row;
  if ("problem" in row) {
    const { path, message } = row.problem;
    const problem = (path === "" ? message : `${path}: ${message}`).slice(0, 500);
    return { staged: { rowNumber, problem }, size: problem.length };
  }
  const { values } = row;
  const size = importRowBytes(values);
  if (size <= MAX_IMPORT_ROW_BYTES) return { staged: { rowNumber, values }, size };
  return { staged: { rowNumber, problem: `Larger than ${MAX_IMPORT_ROW_BYTES} bytes.` }, size: 0 };
}
