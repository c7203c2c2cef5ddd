import { type JobQueue, openJobQueue } from "@hirelane/db";
import { type AnyOperation, Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "@hirelane/testing";
import pg from "pg";
import { median } from "./median.ts";
import type { Installation } from "./with-installation.ts";

const { dashboard } = operations;

/** The nine documented figures. */
const figures: readonly AnyOperation[] = [
  dashboard.totalApplicants,
  dashboard.topLocation,
  dashboard.topSkills,
  dashboard.mostRecentApplicant,
  dashboard.details,
  dashboard.weeklyGraph,
  dashboard.stageCounts,
  dashboard.scoreDistribution,
  dashboard.stagesOverview,
];
/** Those over a range of dates. */
const ranges: readonly AnyOperation[] = [
  dashboard.timeInStage,
  dashboard.timeToHire,
  dashboard.passThrough,
  dashboard.sources,
];

/** A statement as the kernel sent it. */
interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** An operation for a caller: the statements that it consists of. */
export interface Read {
  readonly operation: string;
  readonly scope: string;
  readonly organisationId: number;
  readonly statements: readonly Statement[];
}

let sent: Statement[] = [];

class RecordingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any -- pg declares nine overloads, which pass through untouched
  override query(...parameters: unknown[]): any {
    const [query] = parameters;
    if (isStatement(query)) sent.push(query);
    return Reflect.apply(super.query, this, parameters);
  }
}

function isStatement(query: unknown): query is Statement {
  return typeof query === "object" && query !== null && "name" in query && "values" in query;
}

/** What runs operations only to tell which statements they are. */
export interface Recorder {
  read(scope: string, who: TestUser, jobId?: number): Promise<Read[]>;
  close(): Promise<void>;
}

/** A kernel whose statements are noted. */
export async function openRecorder({ database, ports, url }: Installation): Promise<Recorder> {
  const pool = new pg.Pool({ connectionString: url, max: 1, Client: RecordingClient });
  const jobs: JobQueue = await openJobQueue(database, (error) => console.error(error.message));
  const kernel = new Kernel({ database: { ...database, pool }, jobs, ports });
  return {
    async read(scope, who, jobId) {
      const about = jobId === undefined ? {} : { jobId };
      const { organisationId } = who.principal;
      const reads: Read[] = [];
      for (const operation of [...figures, ...ranges]) {
        sent = [];
        const input = operation === dashboard.stagesOverview ? { filters: about } : about;
        await kernel.run(operation, input, who.call);
        reads.push({ operation: operation.id.replace("dashboard.", ""), scope, organisationId, statements: sent });
      }
      return reads;
    },
    async close() {
      await jobs.stop();
      await pool.end();
    },
  };
}

/** Whether a figure is one of those over a range of dates. */
export function isRange({ operation }: Read): boolean {
  return ranges.some(({ id }) => id === `dashboard.${operation}`);
}

/** A connection of the application role, with policies in force, on which statements stay prepared. */
export class Stopwatch {
  readonly #client: pg.Client;

  constructor(url: string) {
    this.#client = new pg.Client({ connectionString: url });
  }

  async open(): Promise<void> {
    await this.#client.connect();
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /**
   * The median of so many executions in milliseconds: all statements of the read, each less what `select 1` takes, which goes
   * before every execution, so that both see the machine as it is just then.
   */
  async time({ organisationId, statements }: Read, executions: number): Promise<number> {
    await this.#client.query(`begin read only; set local app.organisation_id = '${organisationId}'`);
    const idle: number[] = [];
    const busy: number[] = [];
    for (let n = 0; n < executions; n += 1) {
      idle.push(await this.#once([NOTHING]));
      busy.push(await this.#once(statements));
    }
    await this.#client.query("rollback");
    return Math.max(0, median(busy) - median(idle) * statements.length);
  }

  async #once(statements: readonly Statement[]): Promise<number> {
    const started = performance.now();
    for (const { name, text, values } of statements) await this.#client.query({ name, text, values: [...values] });
    return performance.now() - started;
  }
}

const NOTHING: Statement = { name: "nothing", text: "select 1 as nothing", values: [] };
