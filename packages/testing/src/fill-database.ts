import pg from "pg";

const MANY_JOBS = 2000;

/** Rows of one organisation, as many as a busy one has, for looking at query plans; `rows` applications and interviews. */
export async function fillDatabase(
  superuserUrl: string,
  rows: number,
): Promise<{ organisationId: number; userId: number }> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const organisation = await client.query(
      "insert into organisations (name, slug, created_at) values ('Busy', 'busy', now()) returning id",
    );
    const organisationId = Number(organisation.rows[0].id);
    for (const sql of statements(organisationId, rows)) await client.query(sql);
    const user = await client.query("select min(id) as id from users");
    return { organisationId, userId: Number(user.rows[0].id) };
  } finally {
    await client.end();
  }
}

function statements(organisation: number, rows: number): string[] {
  const someUser = `(select min(id) from users where organisation_id = ${organisation})`;
  return [
    `insert into users (organisation_id, email, username, first_name, last_name, role, status, created_at)
     select ${organisation}, 'u' || n || '@busy.example', 'u' || n, 'U', 'N' || n,
       (array['owner', 'admin', 'recruiter', 'hiringManager'])[1 + n % 4], (array['active', 'active', 'invited'])[1 + n % 3], now()
     from generate_series(1, ${MANY_JOBS}) n`,
    `insert into question_sets (organisation_id, name, created_at)
     select ${organisation}, 'Questions ' || n, now() from generate_series(1, ${rows}) n`,
    `insert into questions (organisation_id, question_set_id, revision, position, kind, prompt, required)
     select ${organisation}, s.id, s.revision, 1, 'text', 'Why?', true from question_sets s`,
    `insert into jobs (organisation_id, title, published, owner_user_id, created_at)
     select ${organisation}, 'Job ' || n, n % 2 = 0, ${someUser} + n % 50, now() from generate_series(1, ${MANY_JOBS}) n`,
    `insert into job_members (organisation_id, job_id, user_id, role)
     select ${organisation}, j.id, ${someUser} + 60 + j.id % 40, 'reviewer' from jobs j`,
    `insert into candidates (organisation_id, email, first_name, last_name, city, created_at)
     select ${organisation}, 'c' || n || '@people.example', 'C', 'N' || n, 'City ' || n % 300, now() from generate_series(1, ${rows}) n`,
    `insert into applications (organisation_id, job_id, candidate_id, status, created_at)
     select ${organisation}, (select min(id) from jobs) + (c.id % ${MANY_JOBS}), c.id,
       (array['active', 'onHold', 'rejected', 'withdrawn', 'hired'])[1 + c.id % 5], now() from candidates c`,
    `insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, username,
       interview_key, activation_key_hash, sealed_activation_key, deadline, created_at)
     select ${organisation}, a.id, a.job_id, (array['new', 'invited', 'confirmed', 'expired'])[1 + a.id % 4], 'C', 'N',
       'name' || a.id, 'key' || a.id, 'hash' || a.id, 'sealed', now() + a.id * interval '1 minute', now() from applications a`,
    `insert into shares (organisation_id, video_interview_id, user_id, created_at)
     select ${organisation}, v.id, ${someUser} + v.id % 200, now() from video_interviews v`,
    `insert into evaluations (organisation_id, video_interview_id, job_id, user_id, created_at, updated_at)
     select ${organisation}, v.id, v.job_id, ${someUser} + n, now(), now() from video_interviews v, generate_series(0, 1) n`,
    `insert into criteria (organisation_id, job_id, name, position, created_at)
     select ${organisation}, j.id, 'Criterion', n, now() from jobs j, generate_series(1, 3) n`,
    `insert into ratings (organisation_id, evaluation_id, criterion_id, rating)
     select ${organisation}, e.id, c.id, 3 from evaluations e join criteria c on c.job_id = e.job_id`,
    `insert into notes (organisation_id, video_interview_id, user_id, visibility, text, created_at, updated_at)
     select ${organisation}, v.id, ${someUser}, (array['private', 'shared'])[1 + v.id % 2], 'Note', now(), now()
     from video_interviews v`,
    `insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select ${organisation}, 'k' || v.id, 'videoInterviewInvitation', (array['queued', 'sent', 'sent', 'sent'])[1 + v.id % 4],
       v.id, 'm' || v.id, now() from video_interviews v`,
    `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, request_id, at)
     select ${organisation}, (array['videoInterview.created', 'videoInterview.advanced'])[1 + v.id % 2], 'videoInterview',
       v.id, v.job_id, 'system', 'r', now() - v.id * interval '1 second' from video_interviews v`,
    `insert into imports (organisation_id, job_id, status, dry_run, request_id, created_at)
     select ${organisation}, j.id, (array['finished', 'running', 'receiving'])[1 + j.id % 3], false, 'r', now() from jobs j`,
    `insert into import_chunks (organisation_id, import_id, number, first_row, last_row, received)
     select ${organisation}, i.id, n, n, n, 1 from imports i, generate_series(1, 5) n`,
    `insert into import_rows (organisation_id, import_id, row_number, outcome, same_as_row)
     select ${organisation}, i.id, n, (array['created', 'duplicate', 'invalid'])[1 + n % 3], n - 1 from imports i, generate_series(1, 20) n`,
    `insert into pgboss.job (name, data, state) select 'keepHouse', '{}', 'completed' from generate_series(1, ${rows}) n`,
    `insert into pgboss.job (name, data, source_name)
     select 'deadLetters', jsonb_build_object('organisationId', ${organisation}), 'deliverMail' from generate_series(1, 100) n`,
    "analyze",
  ];
}
