import { createHash } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";
import { labelByHand, type Row } from "./label-by-hand.ts";

/** The candidate list as one would write it by hand: a token check, one named query, and the same JSON. A process of its own. */
const withPolicies = process.env["POLICIES"] === "on";
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
pool.on("error", (error) => console.error(error.message));
const MANY = 25;

const TOKEN = "select organisation_id, user_id from resolve_token($1, $2)";
const PAGE = `select c.id, c.email, c.first_name, c.last_name, c.phone, c.gender, c.address, c.city, c.state, c.skills,
    c.work_experience, c.created_at, c.updated_key, c.version, r.resume, applied.jobs, p.photo
  from (select * from candidates p where p.organisation_id = $1
      and exists (select 1 from applications a where a.candidate_id = p.id) order by p.id desc limit $2) c
    left join lateral (
      select json_agg(json_build_object('id', j.id, 'title', j.title, 'applicationId', a.id, 'status', a.status,
        'stageId', a.stage_id) order by a.id desc) as jobs
      from applications a join jobs j on j.id = a.job_id where a.candidate_id = c.id) applied on true
    left join lateral (
      select json_build_object('r', to_json(n), 'status', a.status, 'screening', (select s.status from steps s
        join stages g on g.id = s.stage_id where s.application_id = a.id and g.service = 'resumeScreening' limit 1)) as resume
      from resumes n join applications a on a.id = n.application_id
      where a.candidate_id = c.id and n.current order by n.id desc limit 1) r on true
    left join lateral (
      select f.id as photo from applications a join video_interviews v on v.application_id = a.id
        join files f on f.video_interview_id = v.id and f.kind = 'photo'
      where a.candidate_id = c.id order by v.id desc limit 1) p on true
  order by c.id desc`;

const decimal = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
const iso = (time: string | Date): string => new Date(time).toISOString();

function score(r: Row) {
  if (r["overall_score"] === null) return null;
  return {
    overall: decimal(r["overall_score"]),
    components: {
      skills: decimal(r["skills_score"]),
      workExperience: decimal(r["work_experience_score"]),
      projects: decimal(r["projects_score"]),
      education: decimal(r["education_score"]),
      certifications: decimal(r["certifications_score"]),
    },
    weights: r["weights"],
    scoreWeightId: r["score_weight_id"],
    aiScore: r["ai_score"],
    feedback: r["score_feedback"],
    scoredBy: r["scored_by_user_id"],
    scoredAt: iso(r["scored_at"] ?? r["updated_at"]),
  };
}

function resume(found: Row) {
  const r: Row = found["r"];
  return {
    id: r["id"],
    applicationId: r["application_id"],
    jobId: r["job_id"],
    name: r["name"],
    revision: r["revision"],
    current: r["current"],
    textStatus: r["text_status"],
    relevantExperienceMonths: r["relevant_experience_months"],
    score: score(r),
    createdAt: iso(r["created_at"]),
    updatedAt: iso(r["updated_at"]),
    updatedBy: r["updated_by_user_id"],
    version: r["version"],
    label: labelByHand(found),
    approved: found["screening"] === "approved",
    approvedBy: null,
  };
}

function candidate(row: Row) {
  return {
    id: Number(row["id"]),
    email: row["email"],
    firstName: row["first_name"],
    lastName: row["last_name"],
    phone: row["phone"],
    gender: row["gender"],
    address: row["address"],
    city: row["city"],
    state: row["state"],
    skills: row["skills"],
    workExperience: row["work_experience"],
    createdAt: iso(row["created_at"]),
    updatedAt: iso(row["updated_key"]),
    version: row["version"],
    photo: row["photo"],
    resume: row["resume"] === null ? null : resume(row["resume"]),
    appliedJobs: row["jobs"] ?? [],
  };
}

/** Where superjson's client finds dates. */
function notesOf(items: readonly ReturnType<typeof candidate>[]): Record<string, ["Date"]> {
  const notes: Record<string, ["Date"]> = {};
  for (const [index, item] of items.entries()) {
    const at = `items.${index}.`;
    const paths = ["createdAt", "updatedAt"];
    if (item.resume !== null) paths.push("resume.createdAt", "resume.updatedAt");
    if (item.resume !== null && item.resume.score !== null) paths.push("resume.score.scoredAt");
    for (const path of paths) notes[at + path] = ["Date"];
  }
  return notes;
}

async function page(organisationId: string): Promise<Row[]> {
  const query = { name: "page", text: PAGE, values: [organisationId, MANY + 1] };
  if (!withPolicies) return (await pool.query(query)).rows;
  const client = await pool.connect();
  await client.query(`begin read only; set local app.organisation_id = '${organisationId}'`);
  const { rows } = await client.query(query);
  void client.query("commit").then(() => client.release());
  return rows;
}

const app = new Hono();
app.get("/trpc/candidates.list", async (c) => {
  const key = c.req.header("Authorization")?.slice("Token ".length) ?? "";
  const hash = createHash("sha256").update(key).digest("hex");
  const token = await pool.query({ name: "token", text: TOKEN, values: [hash, new Date()] });
  if (token.rows.length === 0) return c.json({ error: "unauthenticated" }, 401);
  const rows = await page(token.rows[0].organisation_id);
  const items = rows.slice(0, MANY).map((row) => candidate(row));
  const last = items.at(-1);
  const cursor = JSON.stringify(["-id", String(last?.id), String(last?.id)]);
  const nextCursor = rows.length > MANY ? Buffer.from(cursor).toString("base64url") : null;
  return c.json({ result: { data: { json: { items, nextCursor }, meta: { values: notesOf(items), v: 1 } } } });
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));
