import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type Kernel, operations } from "@hirelane/operations";
import pg from "pg";
import { startMailServer } from "./mail-server.ts";
import { makeOrganisation } from "./make-organisation.ts";
import { startWorkerProcess } from "./worker-process.ts";

const { imports, jobs, mails } = operations;

/** Rows that one call stages. */
const BATCH = 100;

/** Where, how many rows, and how often the worker is killed on the way. */
export interface KillPlan {
  readonly kernel: Kernel;
  /** Connects as the application role. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly rows: number;
  readonly kills: number;
  /** Told of each kill, and of the progress after it. */
  readonly onProgress?: (line: string) => void;
}

/** What was left behind the last worker, beside what should be. */
export interface KillReport {
  readonly kills: number;
  readonly rows: number;
  /** The import as its manager sees it. */
  readonly status: string;
  readonly created: number;
  /** Rows without a candidate, and candidates of which there are two. */
  readonly lostCandidates: number;
  readonly doubledCandidates: number;
  /** Candidates with more than one invitation on record, or none. */
  readonly wrongInvitations: number;
  /** Invitations that the mail server has neither taken nor are uncertain, and those that it has taken twice. */
  readonly lostMails: number;
  readonly doubledMails: number;
  /** Invitations that wait for a person's word, as `mails.list` shows them. */
  readonly uncertainMails: number;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const emailOf = (row: number): string => `trooper${row}@empire.example`;

/**
 * Imports rows while the worker process is killed (SIGKILL) again and again, speaking SMTP to a real server, and counts what
 * came of it. Half of the kills come while rows are handled, the others while mails are sent.
 */
export async function proveImportKills(plan: KillPlan): Promise<KillReport> {
  const { kernel, url, ownerUrl, rows, kills, onProgress = () => undefined } = plan;
  const { owner: manager } = await makeOrganisation(kernel);
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilot" }, manager.call);
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  await sql.query(`set app.organisation_id = '${manager.principal.organisationId}'`);
  // Mails that founding the organisation caused are none of the import's.
  await sql.query("delete from pgboss.job");
  const server = await startMailServer();
  const { id } = await kernel.run(imports.begin, { jobId }, manager.call);
  for (let from = 0; from < rows; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - from) }, (_, index) => ({
      rowNumber: from + index + 1,
      values: { firstName: "Storm", lastName: `Trooper ${from + index}`, email: emailOf(from + index + 1) },
    }));
    await kernel.run(imports.addRows, { id, rows: batch }, manager.call);
  }
  await kernel.run(imports.start, { id, respondAsync: true }, manager.call);
  const view = () => kernel.run(imports.get, { id }, manager.call);
  const whileHandling = Math.ceil(kills / 2);
  for (let death = 1; death <= kills; death += 1) {
    const worker = await startWorkerProcess({ url, smtpUrl: server.url });
    const isHandling = death <= whileHandling;
    const goal = isHandling
      ? (rows * death) / (whileHandling + 1)
      : (rows * (death - whileHandling)) / (kills - whileHandling + 1);
    while ((isHandling ? (await view()).counts.handled : server.received.length) < goal) await pause(10);
    await pause(Math.random() * 50);
    await kill(worker);
    onProgress(`kill ${death}: ${(await view()).counts.handled} rows handled, ${server.received.length} mails taken`);
    await missHeartbeats(sql);
  }
  const last = await startWorkerProcess({ url, smtpUrl: server.url });
  while ((await view()).status === "running" || (await openMails(sql)) > 0) await pause(100);
  const report = await count(plan, sql, server.received);
  await kill(last);
  await server.close();
  await sql.end();
  const { items } = await kernel.run(mails.list, { filters: { status: "uncertain" }, limit: 100 }, manager.call);
  const { status, counts } = await view();
  return { kills, rows, status, created: counts.created, uncertainMails: items.length, ...report };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets the time pass after which the killed worker counts as dead. */
async function missHeartbeats(sql: pg.Client): Promise<void> {
  await sql.query("update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'");
}

async function numberOf(sql: pg.Client, statement: string): Promise<number> {
  const { rows } = await sql.query<{ n: string }>(statement);
  return Number(rows[0]?.n);
}

const openMails = (sql: pg.Client): Promise<number> =>
  numberOf(
    sql,
    `select count(*) as n from mails where template = 'videoInterviewInvitation' and status in ('queued', 'sending')`,
  );

async function count({ rows }: KillPlan, sql: pg.Client, received: readonly { readonly to: readonly string[] }[]) {
  const candidates = await numberOf(
    sql,
    `select count(distinct c.email_key) as n from candidates c join applications a on a.candidate_id = c.id
       join video_interviews v on v.application_id = a.id where v.status = 'invited' and c.email like 'trooper%'`,
  );
  const interviews = await numberOf(sql, "select count(*) as n from video_interviews");
  const wrongInvitations = await numberOf(
    sql,
    `select count(*) as n from video_interviews v where 1 <> (select count(*) from mails m
       where m.video_interview_id = v.id and m.template = 'videoInterviewInvitation')`,
  );
  const taken = Map.groupBy(
    received.flatMap(({ to }) => to),
    (address) => address,
  );
  const unsure = await sql.query<{ email: string }>(
    `select c.email from mails m join video_interviews v on v.id = m.video_interview_id
       join applications a on a.id = v.application_id join candidates c on c.id = a.candidate_id
     where m.status = 'uncertain'`,
  );
  const known = new Set([...taken.keys(), ...unsure.rows.map(({ email }) => email)]);
  const everybody = Array.from({ length: rows }, (_, index) => emailOf(index + 1));
  return {
    lostCandidates: rows - candidates,
    doubledCandidates: interviews - candidates,
    wrongInvitations,
    lostMails: everybody.filter((email) => !known.has(email)).length,
    doubledMails: [...taken.values()].filter((times) => times.length > 1).length,
  };
}
