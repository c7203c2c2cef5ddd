import pg from "pg";

const MANY_JOBS = 2000;

/**
 * Rows of one organisation, as many as a busy one has, for looking at query plans: `rows` interviews and all that hangs on
 * them, and `people` candidates with an application and a resume each.
 */
export async function fillDatabase(
  superuserUrl: string,
  rows: number,
  people: number,
): Promise<{ organisationId: number; userId: number }> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const organisation = await client.query(
      "insert into organisations (name, slug, created_at) values ('Busy', 'busy', now()) returning id",
    );
    const organisationId = Number(organisation.rows[0].id);
    for (const sql of statements(organisationId, rows)) await client.query(sql);
    for (const sql of morePeople(organisationId, rows, people)) await client.query(sql);
    await client.query("vacuum analyze");
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
    `insert into applications (organisation_id, job_id, candidate_id, status, created_at, updated_at)
     select ${organisation}, (select min(id) from jobs) + (c.id % ${MANY_JOBS}), c.id,
       (array['active', 'onHold', 'rejected', 'withdrawn', 'hired'])[1 + c.id % 5], now(), now() from candidates c`,
    `insert into workflows (organisation_id, name, created_by_user_id, created_at, updated_at)
     select ${organisation}, 'Workflow ' || n, ${someUser} + n % 200, now(), now() from generate_series(1, 3000) n`,
    `insert into workflow_shares (organisation_id, workflow_id, user_id)
     select ${organisation}, w.id, ${someUser} + (w.id + n) % 200 from workflows w, generate_series(1, 3) n`,
    `insert into stages (organisation_id, workflow_id, name, position, service, created_at)
     select ${organisation}, w.id, 'Part ' || n, n, 'manual', now() from workflows w, generate_series(1, 4) n`,
    `insert into stage_rules (organisation_id, stage_id, rule, on_fail, updated_at)
     select ${organisation}, s.id, '{"logic": "AND", "conditions": []}', 'nothing', now() + s.id * interval '1 second' from stages s`,
    `update jobs set workflow_id = (select min(id) from workflows) + jobs.id % 3000`,
    `update applications a set stage_id = s.id from jobs j join stages s on s.workflow_id = j.workflow_id and s.position = 1
     where j.id = a.job_id`,
    `insert into video_interviews (organisation_id, application_id, job_id, status, first_name, last_name, username,
       interview_key, activation_key_hash, sealed_activation_key, deadline, created_at)
     select ${organisation}, a.id, a.job_id, (array['new', 'invited', 'confirmed', 'expired'])[1 + a.id % 4], 'C', 'N',
       'name' || a.id, 'key' || a.id, 'hash' || a.id, 'sealed', now() + a.id * interval '1 minute', now() from applications a`,
    `insert into files (organisation_id, storage_key, kind, video_interview_id, content_type, size_bytes, created_at, stored_at,
       attached_at)
     select ${organisation}, 'photo' || v.id, 'photo', v.id, 'image/jpeg', 1000, now(), now(), now() from video_interviews v`,
    `insert into score_weights (organisation_id, skills, work_experience, projects, education, certifications, created_at)
     select ${organisation}, 30, 30, 20, 10, 10, now() from generate_series(1, ${MANY_JOBS}) n`,
    `insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, skills_score, created_at,
       updated_at)
     select ${organisation}, a.id, a.job_id, 1, true, 'none', a.id % 300, now() - a.id * interval '1 second', now()
     from applications a`,
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
    ...watchStatements(organisation, someUser),
    ...stepStatements(organisation, someUser),
    `insert into mails (organisation_id, unique_key, template, status, video_interview_id, message_id, created_at)
     select ${organisation}, 'k' || v.id, 'videoInterviewInvitation', (array['queued', 'sent', 'sent', 'sent'])[1 + v.id % 4],
       v.id, 'm' || v.id, now() from video_interviews v`,
    `insert into events (organisation_id, type, subject_kind, subject_id, job_id, actor_kind, request_id, at)
     select ${organisation}, (array['videoInterview.created', 'videoInterview.advanced'])[1 + v.id % 2], 'videoInterview',
       v.id, v.job_id, 'system', 'r', now() - v.id * interval '1 second' from video_interviews v`,
    `insert into credit_usages (organisation_id, job_id, kind, quantity, price, at)
     select ${organisation}, v.job_id, (array['resumeParsed', 'assessment', 'videoInterview'])[1 + v.id % 3], 1, 5,
       now() - v.id * interval '1 minute' from video_interviews v`,
    `insert into rollup_counters (organisation_id, job_id, kind, bucket, label, amount)
     select ${organisation}, j.id, k.kind, k.bucket, '', 10 from jobs j, (
       select 'place' as kind, n::text as bucket from generate_series(1, 10) n
       union all select 'received', to_char(date '2026-01-01' + n, 'YYYY-MM-DD') from generate_series(1, 20) n) k`,
    `insert into multiple_applicants (organisation_id, candidate_id, job_id, kind, bucket)
     select ${organisation}, a.candidate_id, a.job_id, k.kind, k.bucket from applications a,
       (values ('applicant', ''), ('skill', 'java')) as k(kind, bucket)`,
    `insert into rollup_deltas (organisation_id, job_id, kinds, buckets, amounts)
     select ${organisation}, j.id, '{place}', '{0}', '{1}' from jobs j, generate_series(1, 5) n`,
    `insert into rollup_runs (organisation_id, day, reason, drift, ran_at, duration_ms)
     select ${organisation}, date '1900-01-01' + n, 'nightly', 0, now(), 1 from generate_series(1, 5000) n`,
    `insert into imports (organisation_id, job_id, status, dry_run, request_id, created_at)
     select ${organisation}, j.id, (array['finished', 'running', 'receiving'])[1 + j.id % 3], false, 'r', now() from jobs j`,
    `insert into import_chunks (organisation_id, import_id, number, first_row, last_row, received)
     select ${organisation}, i.id, n, n, n, 1 from imports i, generate_series(1, 5) n`,
    `insert into import_rows (organisation_id, import_id, row_number, outcome, same_as_row)
     select ${organisation}, i.id, n, (array['created', 'duplicate', 'invalid'])[1 + n % 3], n - 1 from imports i, generate_series(1, 20) n`,
    `insert into pgboss.job (name, data, state) select 'keepHouse', '{}', 'completed' from generate_series(1, ${rows}) n`,
    `insert into pgboss.job (name, data, source_name)
     select 'deadLetters', jsonb_build_object('organisationId', ${organisation}), 'deliverMail' from generate_series(1, 100) n`,
  ];
}

/** Candidates beyond the first `rows`: they applied, and nothing happened yet. */
function morePeople(organisation: number, rows: number, people: number): string[] {
  const ofMore = `candidate_id > (select min(id) + ${rows - 1} from candidates)`;
  return [
    `insert into candidates (organisation_id, email, first_name, last_name, city, state, skills, work_experience, created_at,
       resume_at, score_key)
     select ${organisation}, 'c' || n || '@people.example', 'C', 'N' || n, 'City ' || n % 300, 'State ' || n % 50,
       array['skill ' || n % 500], 'Worked at ' || n % 700, now() + n * interval '1 second', now() - n * interval '1 second',
       n % 1000 from generate_series(${rows + 1}, ${people}) n`,
    `insert into applications (organisation_id, job_id, candidate_id, status, stage_id, created_at, updated_at, resume_at,
       score_key)
     select ${organisation}, j.id, c.id, (array['active', 'onHold', 'rejected', 'withdrawn', 'hired'])[1 + c.id % 5],
       (select min(s.id) from stages s where s.workflow_id = j.workflow_id), now(), now() + c.id * interval '1 second',
       c.resume_at, c.score_key
     from candidates c join jobs j on j.id = (select min(id) from jobs) + c.id % ${MANY_JOBS}
     where c.id > (select min(id) + ${rows - 1} from candidates)`,
    `insert into resumes (organisation_id, application_id, job_id, revision, current, text_status, skills_score, created_at,
       updated_at)
     select ${organisation}, a.id, a.job_id, 1, true, 'none', a.id % 300, a.resume_at, now() from applications a where a.${ofMore}`,
  ];
}

/** Stages with rules and alerts, and what these have told. */
function watchStatements(organisation: number, someUser: string): string[] {
  return [
    `insert into workflows (organisation_id, name, created_by_user_id, created_at, updated_at)
     select ${organisation}, 'Watched ' || n, ${someUser} + n % 50, now(), now() from generate_series(1, 200) n`,
    `insert into stages (organisation_id, workflow_id, name, position, service, created_at)
     select ${organisation}, w.id, 'Stage', 1, 'resumeScreening', now() from workflows w where w.name like 'Watched %'`,
    `insert into alerts (organisation_id, stage_id, user_id, condition, created_at)
     select ${organisation}, s.id, ${someUser} + n % 200, '{"field": "overallScore", "operator": ">=", "value": 8}', now()
     from stages s, generate_series(1, 50) n where s.name = 'Stage'`,
    `insert into notifications (organisation_id, user_id, alert_id, application_id, created_at, read_at)
     select ${organisation}, l.user_id, l.id, a.id, now(), case when a.id % 3 = 0 then now() end
     from alerts l join applications a on a.id % 10000 = l.id % 10000`,
  ];
}

/** How far applications are in their stages: steps, tests, dates of final interviews and feedback. */
function stepStatements(organisation: number, someUser: string): string[] {
  return [
    `insert into steps (organisation_id, application_id, job_id, stage_id, status, opened_at)
     select ${organisation}, a.id, a.job_id, a.stage_id, (array['inProgress', 'approved', 'notApproved'])[1 + a.id % 3], now()
     from applications a where a.stage_id is not null`,
    `insert into assessments (organisation_id, application_id, job_id, stage_id, name, assigned_by_user_id, assigned_at,
       key_hash, sealed_key, valid_from, valid_to, link_opened_at, started_at, updated_at)
     select ${organisation}, a.id, a.job_id, a.stage_id, 'Logic', ${someUser} + a.id % 50,
       now() + a.id * interval '1 second', 'test' || a.id, 'sealed', now(), now() + a.id * interval '1 minute',
       case when a.id % 3 > 0 then now() end, case when a.id % 3 > 1 then now() end, now() from applications a`,
    `insert into final_interviews (organisation_id, application_id, job_id, stage_id, starts_at, duration_minutes, place,
       calendar_uid, created_at, changed_at)
     select ${organisation}, a.id, a.job_id, a.stage_id, now() + a.id * interval '1 minute', 60, 'Room', 'meeting' || a.id,
       now(), now() from applications a`,
    `insert into final_interview_guests (organisation_id, final_interview_id, user_id)
     select ${organisation}, f.id, ${someUser} + (f.id + n) % 200 from final_interviews f, generate_series(1, 2) n`,
    `insert into feedback (organisation_id, application_id, job_id, stage_id, step_name, user_id, text, rating, created_at)
     select ${organisation}, a.id, a.job_id, a.stage_id, 'Part 1', ${someUser} + a.id % 200, 'Good', 1 + a.id % 5, now()
     from applications a`,
  ];
}
