import {
  analyseFoldedTables,
  analyseWrittenTables,
  countGeneratorRuns,
  findFirstOwner,
  findRow,
  toId,
} from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";
import { foldAll } from "../rollups/roll-up.ts";
import { makeWorkflows } from "./generated-workflows.ts";
import { makeJobs } from "./make-jobs.ts";
import { type Chunk, type GeneratorRun, writeChunk } from "./write-chunk.ts";

/** What is to be generated. */
export interface GeneratorTask {
  readonly organisationId: number;
  readonly applications: number;
  readonly jobs: number;
  /** The same seed gives the same data, for the same run of an organisation. */
  readonly seed: number;
  /** Percent of the persons who have several applications, for different jobs. */
  readonly several: number;
  /** Told after each chunk how many applications are there, and what is being done, in words. */
  onProgress?(done: number, total: number, words: string): void;
  readonly stop?: AbortSignal;
}

/** What a run has left. */
export interface GeneratorOutcome {
  readonly organisationId: number;
  /** Counts the runs for the organisation. */
  readonly run: number;
  readonly applications: number;
  readonly jobIds: readonly number[];
}

const NAME = "generate";
/** Applications that a run writes before the planner is told of them. */
const MANY = 10_000;
const LARGEST_CHUNK = 5000;
const SMALLEST_CHUNK = 1000;
const CHUNKS = 20;
const LANES = 2;
/** After so many chunks one lane folds while the other goes on; when few are left, the fold at the end does that too. */
const CHUNKS_TO_FOLD = 40;
/** After so many chunks the planner is told of tables that were empty before: triggers look into them with every chunk. */
const ANALYSED_AFTER: readonly number[] = [1, 16, 64];
const SEEDS_OF_A_RUN = 1_000_000n;

/**
 * Fills an organisation with persons who applied during the last 18 months, through the application's own role, in chunks of
 * one transaction each, two at a time. A run that is stopped leaves whole chunks; another one adds to what is there.
 */
export async function generateApplications(kernel: Kernel, task: GeneratorTask): Promise<GeneratorOutcome> {
  const run = await begin(kernel, task);
  const [first, ...chunks] = chunksOf(task.applications);
  let done = 0;
  let written = 0;
  const write = async (chunk: Chunk): Promise<void> => {
    if (task.stop?.aborted === true) return;
    await inTransaction(kernel, run, chunk);
    done += chunk.size;
    written += 1;
    const isDue = written % CHUNKS_TO_FOLD === 0 && chunks.length >= CHUNKS_TO_FOLD / 2;
    if (isDue) await foldAll(kernel, run.organisationId, NAME);
    if (task.applications >= MANY && ANALYSED_AFTER.includes(written))
      await analyse(kernel, run.organisationId, analyseWrittenTables);
    task.onProgress?.(done, task.applications, `${done} of ${task.applications} applications`);
  };
  const lane = async (): Promise<void> => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) await write(chunk);
  };
  if (first !== undefined) await write(first);
  await Promise.all(Array.from({ length: LANES }, lane));
  task.onProgress?.(done, task.applications, "adding up what dashboards are read from");
  await Promise.all([
    foldAll(kernel, run.organisationId, NAME),
    done >= MANY && analyse(kernel, run.organisationId, analyseWrittenTables),
  ]);
  if (done >= MANY) await analyse(kernel, run.organisationId, analyseFoldedTables);
  return { organisationId: run.organisationId, run: run.number, applications: done, jobIds: run.jobIds };
}

async function analyse(kernel: Kernel, organisationId: number, tables: typeof analyseWrittenTables): Promise<void> {
  for (const query of tables) await kernel.runAsSystem(organisationId, NAME, ({ sql }) => sql.rows(query, []));
}

const inTransaction = (kernel: Kernel, run: GeneratorRun, chunk: Chunk): Promise<void> =>
  kernel.runAsSystem(run.organisationId, NAME, (context) => writeChunk(context, run, chunk));

/** Makes the jobs of a run with their workflows. */
async function begin(kernel: Kernel, task: GeneratorTask): Promise<GeneratorRun> {
  const { organisationId, applications, several } = task;
  return kernel.runAsSystem(organisationId, NAME, async (system) => {
    const counted = await findRow(system.sql, countGeneratorRuns, []);
    const number = 1 + (counted?.runs ?? 0);
    const requestId = `${NAME}-${number}`;
    const context = { ...system, requestId };
    const owner = await findRow(context.sql, findFirstOwner, []);
    if (owner === null) throw new Error("The organisation has no owner.");
    const made = await makeJobs(context, task.jobs, await makeWorkflows(context), toId(owner.id));
    const seed = BigInt(task.seed) + BigInt(number) * SEEDS_OF_A_RUN;
    return { ...made, organisationId, seed, number, requestId, applications, several: several / 100, now: context.now };
  });
}

/** The first chunk is small: it is written before the planner knows anything. */
function chunksOf(applications: number): Chunk[] {
  const most = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, Math.ceil(applications / CHUNKS)));
  const chunks: Chunk[] = [];
  for (let first = 1; first <= applications;) {
    const size = Math.min(first === 1 ? SMALLEST_CHUNK : most, 1 + applications - first);
    chunks.push({ first, size });
    first += size;
  }
  return chunks;
}
