import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { issueToken, operations } from "@hirelane/operations";
import {
  makeOrganisation,
  startBrokenMailServer,
  startMailServer,
  TEST_SECRET,
  type TestUser,
} from "@hirelane/testing";
import pg from "pg";
import { emptyTables, importByHand, invitedRows } from "./import-by-hand.ts";
import { median } from "./median.ts";
import { people } from "./rows-of-people.ts";
import { type Installation, withInstallation } from "./with-installation.ts";

const { jobs } = operations;

/** `node bench/import.ts [rows] [rounds] [speed|memory] [--deliver]`: with `--deliver` the worker sends the mails meanwhile. */
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const ROWS = Number(words[0] ?? 100_000);
const ROUNDS = Number(words[1] ?? 5);
const MODE = words[2] ?? "speed";
const DELIVER = process.argv.includes("--deliver");

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Starts one of our processes as `pnpm start:api` and `pnpm start:worker` do, and waits until it is ready. */
async function start(app: "api" | "worker", environment: Record<string, string>): Promise<Running> {
  const program = fileURLToPath(new URL(`../apps/${app}/src/main.ts`, import.meta.url));
  const child = fork(program, [], {
    env: { PATH: "", LOG_LEVEL: process.env["BENCH_LOG"] ?? "error", ...environment },
    execArgv: ["--max-old-space-size=1024"],
    stdio: ["ignore", process.env["BENCH_LOG"] === undefined ? "ignore" : "inherit", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  return { child, port: Number(message.port ?? 0) };
}

async function stop({ child }: Running): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** The most memory that a process ever held, in megabytes. */
async function peakMemory({ child }: Running): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

/** A CSV of so many persons, as it streams in. */
function csv(rows: number): ReadableStream<Uint8Array> {
  const lines = people(rows);
  const encoder = new TextEncoder();
  let head = "first_name,last_name,email,phone,gender,address\n";
  return new ReadableStream({
    pull(controller) {
      let text = head;
      head = "";
      for (let line = 0; line < 500; line += 1) {
        const next = lines.next();
        if (next.done === true) {
          controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${Object.values(next.value)
          .map((value) => `"${value}"`)
          .join(",")}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
}

interface Arena extends Installation {
  readonly owner: pg.Client;
  readonly manager: TestUser;
  readonly jobId: number;
  readonly environment: Record<string, string>;
}

/** A token for the upload: emptying the tables takes those of the round before. */
async function newToken({ kernel, manager }: Arena): Promise<string> {
  const { organisationId, userId } = manager.principal;
  const kind = { kind: "permanent", name: "bench", expiresAt: null } as const;
  const issued = await kernel.runAsSystem(organisationId, "bench", (context) =>
    issueToken(context, { organisationId, userId, ...kind }),
  );
  return issued.token;
}

/** Uploads rows over HTTP and waits until the last candidate is invited; gives the seconds of the upload and of all. */
async function importOverHttp(arena: Arena, api: Running, rows: number): Promise<{ upload: number; all: number }> {
  const { manager, jobId, owner } = arena;
  const path = `/api/v3/companies/${manager.principal.organisationId}/projects/${jobId}/candidates/import/`;
  const token = await newToken(arena);
  const started = performance.now();
  const request: RequestInit & { readonly duplex: "half" } = {
    method: "POST",
    headers: { Authorization: `Token ${token}`, "Content-Type": "text/csv" },
    body: csv(rows),
    duplex: "half",
  };
  const response = await fetch(`http://127.0.0.1:${api.port}${path}`, request);
  const answer = await response.text();
  if (response.status !== 202 && response.status !== 200) throw new Error(`${response.status}: ${answer}`);
  const upload = (performance.now() - started) / 1000;
  for (;;) {
    const { rows: found } = await owner.query<{ status: string }>(
      "select status from imports order by id desc limit 1",
    );
    if (found[0]?.status !== "running") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const all = (performance.now() - started) / 1000;
  const invited = await invitedRows(owner);
  if (invited !== rows) throw new Error(`Only ${invited} candidates are invited.`);
  return { upload, all };
}

async function withProcesses(arena: Arena, run: (api: Running, worker: Running) => Promise<void>): Promise<void> {
  const server = DELIVER ? await startMailServer() : await startBrokenMailServer("silence");
  const api = await start("api", { ...arena.environment, PORT: "0" });
  const worker = await start("worker", { ...arena.environment, SMTP_URL: server.url });
  await run(api, worker);
  await stop(api);
  worker.child.kill("SIGKILL");
  await once(worker.child, "exit");
  await server.close();
}

async function compareSpeed(arena: Arena): Promise<void> {
  const figures: { ours: number; upload: number; limit: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await emptyTables(arena.owner);
    let ours = { upload: 0, all: 0 };
    await withProcesses(arena, async (api) => {
      ours = await importOverHttp(arena, api, ROWS);
    });
    await emptyTables(arena.owner);
    const limit = await importByHand(arena, arena.manager.principal.organisationId, arena.jobId, ROWS);
    console.log(
      `  round ${round}: import ${ours.all.toFixed(1)} s (upload ${ours.upload.toFixed(1)} s), by hand ${limit.toFixed(1)} s`,
    );
    if (round > 0 || ROUNDS === 0) figures.push({ ours: ROWS / ours.all, upload: ours.upload, limit: ROWS / limit });
  }
  const ratio = median(figures.map(({ ours, limit }) => ours / limit));
  const [ours, limit] = [median(figures.map((each) => each.ours)), median(figures.map((each) => each.limit))];
  console.log(`import of ${ROWS} rows with invitations, median of ${figures.length} alternating rounds`);
  console.log(`  import: ${ours.toFixed(0)} rows/s   by hand: ${limit.toFixed(0)} rows/s   ratio ${ratio.toFixed(2)}`);
}

async function compareMemory(arena: Arena): Promise<void> {
  const peaks: { rows: number; api: number; worker: number }[] = [];
  for (const rows of [ROWS, 10 * ROWS]) {
    await emptyTables(arena.owner);
    await withProcesses(arena, async (api, worker) => {
      const { all } = await importOverHttp(arena, api, rows);
      peaks.push({ rows, api: await peakMemory(api), worker: await peakMemory(worker) });
      const peak = peaks.at(-1);
      console.log(`  ${rows} rows in ${all.toFixed(0)} s: API ${peak?.api} MB, worker ${peak?.worker} MB at most`);
    });
  }
  const [few, many] = peaks;
  const growth = (a = 1, b = 1): string => `${((b / a - 1) * 100).toFixed(0)} %`;
  console.log(
    `peak memory at ten times the rows: API ${growth(few?.api, many?.api)}, worker ${growth(few?.worker, many?.worker)} more`,
  );
}

/** An upload over HTTP until its last candidate is invited, beside the same rows written by set-based SQL. */
await withInstallation(async (installation) => {
  const owner = new pg.Client({ connectionString: installation.ownerUrl });
  owner.on("error", (error) => console.error(error.message));
  await owner.connect();
  const { owner: manager, organisationId } = await makeOrganisation(installation.kernel);
  await owner.query(`set app.organisation_id = '${organisationId}'`);
  const { id: jobId } = await installation.kernel.run(jobs.create, { title: "Pilot" }, manager.call);
  const environment = {
    DATABASE_URL: installation.url,
    HIRELANE_SECRET: TEST_SECRET,
    RATE_LIMIT_PER_MINUTE: "1000000",
    PUBLIC_URL: "http://hirelane.example",
    STORAGE_URL: join(tmpdir(), "hirelane-bench-files"),
  };
  const arena = { ...installation, owner, manager, jobId, environment };
  await (MODE === "memory" ? compareMemory(arena) : compareSpeed(arena));
  await owner.end();
});
process.exit(0);
