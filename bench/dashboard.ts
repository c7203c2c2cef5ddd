import { loadavg } from "node:os";
import { type Arena, fill, makeTeamMember } from "./dashboard-fill.ts";
import { isRange, openRecorder, type Read, type Recorder, Stopwatch } from "./dashboard-reads.ts";
import { compareWrites } from "./dashboard-writes.ts";
import { median } from "./median.ts";
import { type Installation, withInstallation } from "./with-installation.ts";

/**
 * `node bench/dashboard.ts [sizes] [rounds] [small organisations] [reads|writes|all]`: what dashboards cost in organisations of
 * several sizes, for all jobs, for one and for 50; and what moves cost with the counting triggers and without.
 */
const SIZES = (process.argv[2] ?? "10000,100000,1000000").split(",").map(Number);
const ROUNDS = Number(process.argv[3] ?? 5);
const SMALL = Number(process.argv[4] ?? 1000);
const WHAT = process.argv[5] ?? "all";

const EXECUTIONS = 200;
const TEAM_JOBS = 50;
const MOST_ROWS = 10_000;
const WRITING = { rounds: ROUNDS, milliseconds: 5000, writers: 8 } as const;

/** What is wanted: milliseconds in the database, and how much slower the largest may be than the smallest. */
const MOST = { milliseconds: 3, ofTeam: 10, growth: 1.5 } as const;

/** A read at every size at which it is measured, with a figure for each round. */
interface Row {
  readonly reads: readonly Read[];
  readonly times: readonly number[][];
}

const load = (): string => `load ${loadavg()[0]?.toFixed(2)}`;
const newRow = (reads: readonly Read[]): Row => ({ reads, times: reads.map(() => []) });

async function rowsOf(recorder: Recorder, arenas: readonly Arena[]): Promise<Row[]> {
  const sizes: Read[][] = [];
  for (const { owner, jobIds } of arenas) {
    const scopes = [
      await recorder.read("organisation", owner),
      await recorder.read("job of 10 %", owner, jobIds[0]),
      await recorder.read("job of 1 %", owner, jobIds[1]),
    ];
    sizes.push(scopes.flat());
  }
  return (sizes[0] ?? []).map((_, place) => newRow(sizes.flatMap((reads) => reads[place] ?? [])));
}

/** After a warm-up, each round takes the sizes of an operation one after the other. */
async function measure(stopwatch: Stopwatch, rows: readonly Row[]): Promise<void> {
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { reads, times } of rows) {
      for (const [place, read] of reads.entries()) {
        const time = await stopwatch.time(read, round === 0 ? EXECUTIONS / 10 : EXECUTIONS);
        if (round > 0) times[place]?.push(time);
      }
    }
  }
}

function tellRow({ reads, times }: Row, most: number): string[] {
  const figures = times.map((each) => median(each));
  const largest = figures.at(-1) ?? Number.NaN;
  const growth = largest / (figures[0] ?? Number.NaN);
  const isMany = figures.length > 1;
  const missed = [
    ...(largest <= most ? [] : [`over ${most} ms`]),
    ...(isMany && growth > MOST.growth ? [`over ${MOST.growth} times`] : []),
  ];
  return [
    reads[0]?.operation ?? "",
    reads[0]?.scope ?? "",
    ...figures.map((figure) => figure.toFixed(2)),
    ...(isMany ? [growth.toFixed(2)] : []),
    missed.length === 0 ? "ok" : missed.join(", "),
  ];
}

function tell(title: string, heads: readonly string[], rows: readonly Row[], most: number): void {
  const table = [["operation", "scope", ...heads, ""], ...rows.map((row) => tellRow(row, most))];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const pad = (word: string, column: number): string =>
    column < 2 ? word.padEnd(widths[column] ?? 0) : word.padStart(widths[column] ?? 0);
  console.log(`\n${title}`);
  for (const line of table) console.log(`  ${line.map(pad).join("  ")}`.trimEnd());
}

/** Dashboards of every size, and of a member of some jobs of the largest. */
async function compareReads(installation: Installation, arenas: readonly Arena[]): Promise<void> {
  const largest = arenas.at(-1);
  if (largest === undefined) throw new Error("There is nothing to read.");
  const member = await makeTeamMember(installation, largest, TEAM_JOBS);
  const recorder = await openRecorder(installation);
  const rows = await rowsOf(recorder, arenas);
  const ofTeam = (await recorder.read(`${TEAM_JOBS} jobs`, member)).map((read) => newRow([read]));
  await recorder.close();
  const stopwatch = new Stopwatch(installation.url);
  await stopwatch.open();
  const before = load();
  await measure(stopwatch, [...rows, ...ofTeam]);
  await stopwatch.close();
  console.log(`\nmilliseconds in the database: all statements of an operation, prepared, less what \`select 1\` takes;
medians of ${ROUNDS} alternating rounds of ${EXECUTIONS} executions; ${before}, then ${load()}`);
  const ranged = ({ reads: [read] }: Row): boolean => read !== undefined && isRange(read);
  const heads = [...arenas.map(({ applications }) => String(applications)), "ratio"];
  const { milliseconds, ofTeam: most } = MOST;
  tell(
    "the nine figures",
    heads,
    rows.filter((row) => !ranged(row)),
    milliseconds,
  );
  tell("over a range of 84 days", heads, rows.filter(ranged), milliseconds);
  tell(`a member of ${TEAM_JOBS} jobs`, [String(largest.applications)], ofTeam, most);
}

await withInstallation(async (installation) => {
  const arenas = await fill(installation, WHAT === "writes" ? SIZES.slice(-1) : SIZES, SMALL);
  if (WHAT !== "writes") await compareReads(installation, arenas);
  const largest = arenas.at(-1);
  if (WHAT === "reads" || largest === undefined) return;
  console.log(`\nwriting, organisation of ${largest.applications} applications; ${load()}`);
  await compareWrites(installation, largest, { ...WRITING, rows: Math.min(MOST_ROWS, largest.applications / 100) });
  console.log(load());
});
process.exit(0);
