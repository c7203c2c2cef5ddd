import { createHash } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";
import { labelByHand, type Row } from "./label-by-hand.ts";

/** The lists of candidates of v1 as one would write them by hand: a token check, one named query each, the same JSON. */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
pool.on("error", (error) => console.error(error.message));

const TOKEN = "select organisation_id, user_id from resolve_token($1, $2)";
const NESTED = `left join lateral (
      select json_agg(json_build_object('id', j.id, 'title', j.title) order by a.id desc) as jobs
      from applications a join jobs j on j.id = a.job_id where a.candidate_id = c.id) applied on true
    left join lateral (
      select json_build_object('r', to_json(n), 'status', a.status, 'screening', (select s.status from steps s
        join stages g on g.id = s.stage_id where s.application_id = a.id and g.service = 'resumeScreening' limit 1)) as resume
      from resumes n join applications a on a.id = n.application_id
      where a.candidate_id = c.id and n.current and ($4::bigint is null or a.job_id = $4) order by n.id desc limit 1) r on true
    left join lateral (
      select f.id as photo from applications a join video_interviews v on v.application_id = a.id
        join files f on f.video_interview_id = v.id and f.kind = 'photo'
      where a.candidate_id = c.id order by v.id desc limit 1) p on true order by c.id desc`;
const ALL = `from candidates p where p.organisation_id = $1
  and exists (select 1 from applications a where a.candidate_id = p.id)`;
const OF_JOB = `from candidates p join applications a on a.candidate_id = p.id and a.organisation_id = $1 and a.job_id = $4`;
const ofAll = ALL.replace("$1", "$1 and $4::bigint is null");
const statement = (
  from: string,
  order: string,
): string => `select (select count(*) ${from}) as total, c.*, applied.jobs, r.resume, p.photo
  from (select p.* ${from} order by ${order} desc limit $2 offset $3) c ${NESTED}`;
const queries = {
  all: { name: "all", text: statement(ofAll, "p.id") },
  ofJob: { name: "ofJob", text: statement(OF_JOB, "a.candidate_id") },
};

const decimal = (score: number | null, digits = 2): string | null =>
  score === null ? null : (score / 100).toFixed(digits);
const time = (value: string | Date): string =>
  new Date(value)
    .toISOString()
    .replace(/\.000Z$/, "Z")
    .replace(/(\.\d{3})Z$/, "$1000Z");

function resume(found: Row) {
  const r: Row = found["r"];
  return {
    id: r["id"],
    name: r["name"],
    job: r["job_id"],
    status_text: labelByHand(found),
    relevant_experience_in_months: r["relevant_experience_months"],
    overall_score: decimal(r["overall_score"], 3),
    resume_score: {
      id: r["id"],
      ai_score: r["ai_score"],
      skills_score: decimal(r["skills_score"]),
      work_exp_score: decimal(r["work_experience_score"]),
      projects_score: decimal(r["projects_score"]),
      education_score: decimal(r["education_score"]),
      certifications_score: decimal(r["certifications_score"]),
      overall_score: decimal(r["overall_score"]),
      feedback: r["score_feedback"],
      job: r["job_id"],
      user: r["scored_by_user_id"],
      score_weight: r["score_weight_id"],
    },
    completed: true,
    updated_at: time(r["updated_at"]),
    updated_by: r["updated_by_user_id"],
    is_approved: found["screening"] === "approved",
    approved_by: null,
    created_at: time(r["created_at"]),
  };
}

function candidate(row: Row) {
  return {
    id: Number(row["id"]),
    name: `${row["first_name"]} ${row["last_name"]}`,
    email: row["email"],
    profile_pic: row["photo"],
    contact: row["phone"],
    location: JSON.stringify({ city: row["city"], state: row["state"] }),
    resumes: row["resume"] === null ? null : resume(row["resume"]),
    applied_jobs: row["jobs"],
    created_at: time(row["created_at"]),
    updated_at: time(row["updated_key"]),
  };
}

async function page(organisationId: string, query: pg.QueryConfig, values: unknown[]): Promise<Row[]> {
  const client = await pool.connect();
  await client.query(`begin read only; set local app.organisation_id = '${organisationId}'`);
  const { rows } = await client.query({ ...query, values: [organisationId, ...values] });
  void client.query("commit").then(() => client.release());
  return rows;
}

const app = new Hono();
for (const [path, query] of [
  ["/api/v1/candidates/", queries.all],
  ["/api/v1/filter/candidate/:job/", queries.ofJob],
] as const) {
  app.get(path, async (c) => {
    const key = c.req.header("Authorization")?.slice("Token ".length) ?? "";
    const hash = createHash("sha256").update(key).digest("hex");
    const token = await pool.query({ name: "token", text: TOKEN, values: [hash, new Date()] });
    if (token.rows.length === 0) return c.json({ detail: "unauthenticated" }, 401);
    const size = Number(c.req.query("page_size") ?? 10);
    const number = Number(c.req.query("page") ?? 1);
    const job = c.req.param("job") ?? null;
    const rows = await page(token.rows[0].organisation_id, query, [size, (number - 1) * size, job]);
    const count = Number(rows[0]?.["total"] ?? 0);
    const at = (other: number): string => {
      const parameters = new URLSearchParams(c.req.query());
      if (other === 1) parameters.delete("page");
      else parameters.set("page", String(other));
      return `${new URL(c.req.url).origin}${c.req.path}?${parameters}`;
    };
    const next = number * size < count ? at(number + 1) : null;
    const previous = number > 1 ? at(number - 1) : null;
    return c.json({ count, next, previous, results: rows.map((row) => candidate(row)) });
  });
}
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));
