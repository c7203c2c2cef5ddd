import { foldAll, type Kernel, operations, rebuildRollups } from "@hirelane/operations";
import pg from "pg";
import { type Arena, asSuperuser } from "./dashboard-fill.ts";
import { median } from "./median.ts";
import type { Installation } from "./with-installation.ts";

const { applications } = operations;

/** How writing is measured. */
export interface WritingPlan {
  readonly rounds: number;
  /** Milliseconds that single moves run with the triggers, and without, in each round. */
  readonly milliseconds: number;
  /** Writers of single moves at once. */
  readonly writers: number;
  /** Applications of one bulk move. */
  readonly rows: number;
}

/** The job that most apply for, and its applications that move between two stages of it. */
interface HotJob {
  readonly arena: Arena;
  readonly stages: readonly [first: number, second: number];
  readonly ids: readonly number[];
}

const WARM_UP = 500;

/** Active applications in the screening of the first job; the other stage is the first that nothing happens in by itself. */
async function findHotJob(installation: Installation, arena: Arena, most: number): Promise<HotJob> {
  const client = new pg.Client({ connectionString: installation.superuserUrl });
  await client.connect();
  const { rows: stages } = await client.query<{ id: number }>(
    `select s.id::int from jobs j join stages s on s.workflow_id = j.workflow_id
     where j.id = $1 and s.service in ('resumeScreening', 'manual') order by s.position limit 2`,
    [arena.jobIds[0]],
  );
  const [first, second] = stages.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error("The job has no two such stages.");
  const { rows } = await client.query<{ id: number }>(
    "select a.id::int from applications a where a.job_id = $1 and a.stage_id = $2 and a.status = 'active' order by a.id limit $3",
    [arena.jobIds[0], first, most],
  );
  await client.end();
  return { arena, stages: [first, second], ids: rows.map(({ id }) => id) };
}

/** Switches the triggers that count, and only these, on or off. */
async function switchCounting(installation: Installation, on: boolean): Promise<void> {
  const verb = on ? "enable" : "disable";
  await asSuperuser(
    installation,
    `do $body$ declare each record; begin
       for each in select t.tgrelid::regclass as "table", t.tgname from pg_trigger t where not t.tgisinternal and t.tgname like 'count\\_%'
       loop execute format('alter table %s ${verb} trigger %I', each."table", each.tgname); end loop; end $body$`,
  );
}

/** Moves applications to and fro for a while; gives how many per second. */
async function movesPerSecond(
  kernel: Kernel,
  { arena, ids, stages }: HotJob,
  plan: WritingPlan,
  places: number[],
): Promise<number> {
  const end = performance.now() + plan.milliseconds;
  let moves = 0;
  const writer = async (_: unknown, number: number): Promise<void> => {
    for (let turn = number; performance.now() < end; turn += plan.writers) {
      const index = turn % ids.length;
      const place = 1 - (places[index] ?? 0);
      places[index] = place;
      const input = { id: ids[index] ?? 0, stageId: stages[place] };
      await kernel.run(applications.moveToStage, input, arena.owner.call);
      moves += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: plan.writers }, writer));
  return (moves * 1000) / (performance.now() - started);
}

async function rowsPerSecond(kernel: Kernel, hot: HotJob, rows: number, stageId: number): Promise<number> {
  const ids = hot.ids.slice(0, rows);
  const started = performance.now();
  const { counts } = await kernel.run(applications.bulk, { action: "move", stageId, ids }, hot.arena.owner.call);
  if (counts.done !== ids.length) throw new Error(`Outcomes: ${JSON.stringify(counts)}.`);
  return (ids.length * 1000) / (performance.now() - started);
}

interface Round {
  readonly on: number;
  readonly off: number;
}

/** Alternating rounds after a warm-up, those with the triggers first in every other one; deltas are folded in between. */
async function alternate(
  installation: Installation,
  { arena }: HotJob,
  rounds: number,
  measure: () => Promise<number>,
): Promise<Round[]> {
  const { kernel } = installation;
  const figures: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const figure = { on: 0, off: 0 };
    for (const kind of round % 2 === 0 ? (["on", "off"] as const) : (["off", "on"] as const)) {
      await switchCounting(installation, kind === "on");
      await foldAll(kernel, arena.organisationId, "bench");
      await asSuperuser(installation, "checkpoint");
      figure[kind] = await measure();
    }
    if (round > 0) figures.push(figure);
  }
  await switchCounting(installation, true);
  return figures;
}

function tell(title: string, figures: readonly Round[]): void {
  const ratio = median(figures.map(({ on, off }) => on / off));
  const [on, off] = [median(figures.map((each) => each.on)), median(figures.map((each) => each.off))];
  console.log(`${title}, median of ${figures.length} alternating rounds`);
  console.log(
    `  counting: ${on.toFixed(0)}/s   triggers off: ${off.toFixed(0)}/s   ratio ${ratio.toFixed(3)} ${ratio >= 0.95 ? "ok" : "MISSED"}` +
      `   (rounds: ${figures.map((each) => (each.on / each.off).toFixed(2)).join(" ")})`,
  );
}

/** Moves with the counting triggers beside moves without them; the rollups are what the rows say afterwards. */
export async function compareWrites(installation: Installation, arena: Arena, plan: WritingPlan): Promise<void> {
  const { kernel } = installation;
  const hot = await findHotJob(installation, arena, 2 * plan.rows);
  const single = { ...hot, ids: hot.ids.slice(plan.rows) };
  const places: number[] = [];
  const moves = async (): Promise<number> => {
    await movesPerSecond(kernel, single, { ...plan, milliseconds: WARM_UP }, places);
    return movesPerSecond(kernel, single, plan, places);
  };
  tell(`${plan.writers} writers move applications of one job`, await alternate(installation, hot, plan.rounds, moves));
  let at = 0;
  const bulk = async (): Promise<number> => rowsPerSecond(kernel, hot, plan.rows, hot.stages[(at = 1 - at)] ?? 0);
  tell(`bulk moves of ${plan.rows} applications`, await alternate(installation, hot, plan.rounds, bulk));
  const drift = await rebuildRollups(kernel, arena.organisationId, "bench");
  const again = await rebuildRollups(kernel, arena.organisationId, "bench");
  console.log(`counted anew: ${drift} counters differed, after that ${again}`);
}
