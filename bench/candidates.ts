import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET } from "@hirelane/testing";
import pg from "pg";
import { compare, type Contender } from "./compare.ts";
import { withInstallation } from "./with-installation.ts";

/** `node bench/candidates.ts [candidates] [rounds] [milliseconds]`: a page of 25 candidates over HTTP, beside one written by hand. */
const CANDIDATES = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const MILLISECONDS = Number(process.argv[4] ?? 3000);
const JOBS = 200;

/** So many persons with two applications each, on as many jobs as a busy organisation has, every one with a scored resume. */
const filling = (organisation: number, user: number): string[] => [
  `insert into jobs (organisation_id, title, published, owner_user_id, created_at)
   select ${organisation}, 'Job ' || n, true, ${user}, now() from generate_series(1, ${JOBS}) n`,
  `insert into candidates (organisation_id, email, first_name, last_name, phone, city, state, skills, work_experience,
     created_at, resume_at, score_key)
   select ${organisation}, 'c' || n || '@people.example', 'Luke', 'Skywalker ' || n, '+49 30 123456', 'City ' || n % 300,
     'State ' || n % 30, array['piloting', 'droid repair'], 'Moisture farming.', now(), now(), n % 1000
   from generate_series(1, ${CANDIDATES}) n`,
  `insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at, resume_at, score_key)
   select ${organisation}, (select min(id) from jobs) + (c.id * 7 + n) % ${JOBS}, c.id, 'active', now(), now(), now(), c.id % 1000
   from candidates c, generate_series(1, 2) n`,
  `insert into resumes (organisation_id, application_id, job_id, name, revision, current, text_status, skills_score,
     work_experience_score, weights, scored_by_user_id, scored_at, created_at, updated_at)
   select ${organisation}, a.id, a.job_id, 'cv.pdf', 1, true, 'extracted', a.id % 300, a.id % 200,
     '{"skills": 0.3, "workExperience": 0.3, "projects": 0.2, "education": 0.1, "certifications": 0.1}', ${user}, now(), now(), now()
   from applications a`,
  "vacuum analyze",
];

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** A server in a process of its own, as in production. */
async function start(program: string, environment: Record<string, string>): Promise<Running> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const left = once(child, "exit").then(([code]) => Promise.reject(new Error(`${program} ended with ${code}.`)));
  left.catch(() => undefined);
  const [{ port }] = await Promise.race([once(child, "message"), left]);
  return { child, url: `http://127.0.0.1:${port}` };
}

async function stop({ child }: Running): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

const agent = new Agent({ keepAlive: true });

/** The body of an answer; throws for any but 200. */
function fetchText(url: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { Authorization: `Token ${token}` } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text}`));
      });
    });
    request.on("error", reject);
  });
}

const pageUrl = (url: string, input: object): string =>
  `${url}/trpc/candidates.list?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;

const contender = (name: string, url: string, token: string): Contender => ({
  name,
  once: () => fetchText(pageUrl(url, {}), token),
});

/** The last page by the cursors of the pages before would take long to reach: this makes the cursor of a row near the end. */
const deepCursor = Buffer.from(JSON.stringify(["-id", "40", "40"])).toString("base64url");

async function comparePages({ url }: Running, token: string): Promise<void> {
  const [deep, first] = [pageUrl(url, { cursor: deepCursor }), pageUrl(url, {})];
  const comparison = { title: "the last page beside the first", rounds: ROUNDS, milliseconds: MILLISECONDS };
  await compare(
    { ...comparison, concurrency: 1 },
    { name: "last page", once: () => fetchText(deep, token) },
    { name: "first page", once: () => fetchText(first, token) },
  );
}

await withInstallation(async (installation) => {
  const { owner, organisationId } = await makeOrganisation(installation.kernel);
  await installation.kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
  const filler = new pg.Client({ connectionString: installation.superuserUrl });
  filler.on("error", (error) => console.error(error.message));
  await filler.connect();
  for (const statement of filling(organisationId, owner.userId)) await filler.query(statement);
  await filler.end();
  const ours = await start("../apps/api/src/main.ts", {
    DATABASE_URL: installation.url,
    HIRELANE_SECRET: TEST_SECRET,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "1000000",
  });
  const guarded = await start("candidates-by-hand.ts", { DATABASE_URL: installation.url, POLICIES: "on" });
  const bare = await start("candidates-by-hand.ts", { DATABASE_URL: installation.superuserUrl, POLICIES: "off" });
  const operation = contender("candidates.list", ours.url, owner.token);
  const byHand = [
    { name: "by hand, as the application role", url: guarded.url },
    { name: "by hand, without policies", url: bare.url },
  ].map(({ name, url }) => contender(name, url, owner.token));
  const answer: unknown = JSON.parse(String(await operation.once()));
  for (const hand of byHand) {
    if (!isDeepStrictEqual(JSON.parse(String(await hand.once())), answer))
      throw new Error(`${hand.name}: not the same JSON.`);
  }
  for (const concurrency of [1, 8]) {
    const title = `25 of ${CANDIDATES} candidates with resume, score and jobs over HTTP`;
    const comparison = { title, rounds: ROUNDS, milliseconds: MILLISECONDS, concurrency };
    for (const hand of byHand) await compare(comparison, operation, hand);
  }
  await comparePages(ours, owner.token);
  agent.destroy();
  for (const running of [ours, guarded, bare]) await stop(running);
});
process.exit(0);
