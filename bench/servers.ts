import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { fileURLToPath } from "node:url";

/** As many jobs as a busy organisation has. */
const JOBS = 200;

/** So many persons with two applications each, on one of them for the first job, every one with a scored resume. */
export const filling = (organisation: number, user: number, candidates: number): string[] => [
  `insert into jobs (organisation_id, title, published, owner_user_id, created_at)
   select ${organisation}, 'Job ' || n, true, ${user}, now() from generate_series(1, ${JOBS}) n`,
  `insert into candidates (organisation_id, email, first_name, last_name, phone, city, state, skills, work_experience,
     created_at, resume_at, score_key)
   select ${organisation}, 'c' || n || '@people.example', 'Luke', 'Skywalker ' || n, '+49 30 123456', 'City ' || n % 300,
     'State ' || n % 30, array['piloting', 'droid repair'], 'Moisture farming.', now(), now(), n % 1000
   from generate_series(1, ${candidates}) n`,
  `insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at, resume_at, score_key)
   select ${organisation}, (select min(id) from jobs) + case n when 1 then 0 else 1 + (c.id * 7) % ${JOBS} end, c.id, 'active', now(), now(), now(), c.id % 1000
   from candidates c, generate_series(1, 2) n`,
  `insert into resumes (organisation_id, application_id, job_id, name, revision, current, text_status, skills_score,
     work_experience_score, weights, scored_by_user_id, scored_at, created_at, updated_at)
   select ${organisation}, a.id, a.job_id, 'cv.pdf', 1, true, 'extracted', a.id % 300, a.id % 200,
     '{"skills": 0.3, "workExperience": 0.3, "projects": 0.2, "education": 0.1, "certifications": 0.1}', ${user}, now(), now(), now()
   from applications a`,
  `select set_config('app.organisation_id', '${organisation}', false)`,
  `select reconcile_rollups(${organisation})`,
  "vacuum analyze",
];

/** A server of a bench. */
export interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** A server in a process of its own, as in production. */
export async function start(program: string, environment: Record<string, string>): Promise<Running> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const left = once(child, "exit").then(([code]) => Promise.reject(new Error(`${program} ended with ${code}.`)));
  left.catch(() => undefined);
  const [{ port }] = await Promise.race([once(child, "message"), left]);
  return { child, url: `http://127.0.0.1:${port}` };
}

/** Ends a server. */
export async function stop({ child }: Running): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Connections that stay open. */
export const agent = new Agent({ keepAlive: true });

/** The body of an answer; throws for any but 200. */
export function fetchText(url: string, token: string): Promise<string> {
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
