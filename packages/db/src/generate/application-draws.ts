import { below, fraction } from "./draws.ts";

/**
 * For which job, of `$10`, the `i`-th application of a person is: the first jobs, `$12` of them, are always open (a tenth is for
 * the first, a hundredth for the second), the others one after the other, `$13` at a time.
 */
const whichJob = `case when s.i = 1 and $12::int = 2 and p.luck < 0.1 then 1 when s.i = 1 and $12::int = 2 and p.luck < 0.11 then 2
    else 1 + $12::int + p.earlier + (p.place + (s.i - 1) * p.stride) % $13::int end`;
const earlier = "floor(least(0.999999, n / $8::float8) * (1 + cardinality($10::bigint[]) - $12::int - $13::int))::int";
const stride = `(1 + ${below("n", 12, 1000)} % greatest(1, ($13::int - 1) / 2))`;

/** When a person applies first: the numbers of a run go with the time. */
const began = `$4::timestamptz - interval '4 hours' - floor(greatest(0, 540.0 * 86400 * (1 - n / $8::float8)
    - 172800 * ${fraction("n", 13)})) * interval '1 second'`;

/** Times from one stage to the next. */
const WAITS = [2, 3, 4, 5, 6, 7];
const times = WAITS.map(
  (place) => `received_at + floor(pace * (${place - 1} + 0.8 * ${fraction("k", 30 + place)})) * interval '1 second'`,
);
const within = WAITS.map((place) => `(times[${place}] < $4::timestamptz)::int`).join(" + ");
const wanted = [0.17, 0.065, 0.028, 0.013, 0.006].map((share) => `(${fraction("k", 40)} < ${share})::int`).join(" + ");

const status = `case when times[reached + 1] >= $4::timestamptz then 'active'
    when reached > 2 and fate < 0.08 * reached then 'hired' when reached = cardinality(stage_ids) and fate < 0.7 then 'hired'
    when fate < case when reached = 1 then 0.5 else 0.77 end then 'active'
    when fate < 0.8 and fate >= 0.77 then 'withdrawn' when fate < 0.84 and fate >= 0.8 then 'onHold' else 'rejected' end`;

/** Component scores in hundredths, of a resume whose quality is one for all of them. */
const score = (most: number, salt: number): string =>
  `floor(${most} * least(1, 1.1 * (0.85 * ${fraction("k", 52)} + 0.15 * ${fraction("k", salt)})))::int`;
const scored = `has_resume and ${fraction("k", 51)} < 0.93`;
const source = `(array['apply', 'apply', 'apply', 'apply', 'apply', 'import', 'import', 'import', 'manual', 'api'])[1 + ${below("k", 14, 10)}]`;

/**
 * The numbers `n` of the persons of a chunk, each with `i` counting their applications: so many slots as the chunk has
 * applications.
 */
export const slots = `select p.n, i from (
      select n, case when ${fraction("n", 1)} >= $9::float8 then 1 else least($13::int, 2 + (${fraction("n", 2)} < 0.3)::int) end as times
      from generate_series($6::bigint, $6::bigint + $7::int - 1) n) p
    cross join lateral generate_series(1, p.times) i order by p.n, i limit $7::int`;

/** The jobs with the stages of their workflows. */
export const jobStages = `select u.place, u.job_id, w.stage_ids, w.services
    from unnest($10::bigint[], $11::bigint[]) with ordinality as u(job_id, workflow_id, place)
    join (select s.workflow_id, array_agg(s.id order by s.position) as stage_ids, array_agg(s.service order by s.position) as services
          from stages s where s.workflow_id = any($11::bigint[]) group by s.workflow_id) w using (workflow_id)`;

/**
 * Applications of the persons, with all that became of them; of `slots`, `person` and `job`. `offset 0` keeps each step from
 * being worked out anew wherever a later one uses it.
 */
export const applicationDraws = `select nextval('applications_id_seq') as id, d.*,
      case when back then stage_ids[1:1] else stage_ids[1:reached] end as path,
      case when back then times[3:3] else times[1:reached] end as entered,
      case when status <> 'active' then times[reached + 1] end as ended_at,
      case when status <> 'active' then times[reached + 1] when back then times[3]
        when reached = 1 then least(times[2], $4::timestamptz) else times[reached] end as updated_at,
      case when ${scored} then array[${[score(300, 53), score(300, 54), score(200, 55), score(100, 56), score(100, 57)].join(", ")}] end as scores
    from (select f.*, status = 'active' and reached = 2 and times[3] < $4::timestamptz and ${fraction("k", 42)} < 0.08 as back
      from (select c.*, ${status} as status
        from (select b.*, least(1 + ${wanted}, 1 + ${within}, cardinality(stage_ids)) as reached
          from (select a.n, a.k, a.candidate_id, a.first_name, a.last_name, a.received_at, j.job_id, j.stage_ids, j.services,
              array[received_at, ${times.join(", ")}] as times, ${fraction("k", 41)} as fate, ${source} as source,
              ${fraction("k", 50)} < 0.6 as has_resume
            from (select s.n, s.n * 4 + s.i as k, p.candidate_id, p.first_name, p.last_name,
                86400 * (1 + 11 * ${fraction("s.n * 4 + s.i", 15)}) as pace,
                ${whichJob} as place,
                least(p.began_at + (s.i - 1) * (1 + ${below("s.n", 16, 14)}) * interval '1 day',
                  $4::timestamptz - (4 - s.i) * interval '1 hour') as received_at
              from slots s join person p on p.n = s.n offset 0) a
            join job j on j.place = a.place offset 0) b offset 0) c offset 0) f offset 0) d`;

/** What a person's applications are drawn from. */
export const careerColumns = `${fraction("n", 10)} as luck, ${earlier} as earlier, ${stride} as stride, ${began} as began_at,
    floor($13::int * power(${fraction("n", 11)}, 1.4))::int as place`;
