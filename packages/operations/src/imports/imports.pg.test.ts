import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people, resultsOf } from "./import.fixture.ts";

const { imports, videoInterviews, events, mails } = operations;
const t = useKernel();
const FUTURE = "2099-11-11T23:59+01:00";

/** Every row of a table that an invited candidate left, without what differs by nature: ids, keys, names drawn. */
async function traces(interviewId: number, organisationId: number) {
  const client = await t().database.pool.connect();
  try {
    await client.query(`begin; set local app.organisation_id = '${organisationId}'`);
    const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql, [interviewId])).rows;
    const interviews = await rows(
      `select to_jsonb(v) - '{id,application_id,username,username_key,interview_key,activation_key_hash,sealed_activation_key,created_at,invited_at}'::text[] as row,
         created_at = invited_at as at_once, username ~ '^skywalker\\d{4}$' as username, length(interview_key) as interview_key,
         length(activation_key_hash) as hash, length(sealed_activation_key) as seal
       from video_interviews v where id = $1`,
    );
    const of = "(select application_id from video_interviews where id = $1)";
    const person = `(select candidate_id from applications where id = ${of})`;
    const applications = await rows(
      `select to_jsonb(a) - '{id,candidate_id,created_at,updated_at,source}'::text[] as row from applications a where id = ${of}`,
    );
    const candidates = await rows(
      `select to_jsonb(c) - '{id,email,email_key,created_at,updated_key}'::text[] as row from candidates c where id = ${person}`,
    );
    const sent = await rows(
      `select to_jsonb(m) - '{id,unique_key,message_id,video_interview_id,created_at}'::text[] as row,
         unique_key = concat('videoInterview:', $1::bigint, ':videoInterviewInvitation:',
           to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as key,
         message_id ~ '^<[0-9a-f]{32}@hirelane.example>$' as message_id
       from mails m where video_interview_id = $1`,
    );
    const reminders = await rows(
      `select to_jsonb(r) - '{id,video_interview_id}'::text[] as row from reminders r where video_interview_id = $1 order by offset_minutes`,
    );
    const log = await rows(
      `select to_jsonb(e) - '{id,subject_id,related_id,transaction_id,at,request_id}'::text[] as row,
         related_id = case e.type when 'application.created' then ${person} when 'videoInterview.created' then ${of} end as related
       from events e where (subject_kind = 'videoInterview' and subject_id = $1)
         or (subject_kind = 'application' and subject_id = ${of}) or (subject_kind = 'candidate' and subject_id = ${person})
       order by id`,
    );
    const jobs = await rows(
      `select j.name, j.state, j.retry_limit, j.data->>'organisationId' as organisation from pgboss.job j
       join mails m on m.id = (j.data->>'mailId')::bigint where m.video_interview_id = $1`,
    );
    return { interviews, applications, candidates, sent, reminders, log, jobs };
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("an imported candidate is what create, set deadline and advance make", () => {
  const person = {
    firstName: "Luke",
    lastName: "Skywalker",
    phone: "+49 30 1",
    gender: "m",
    address: "Tatooine",
    partnerData: { ref: 7 },
  };

  test.each([
    ["with a deadline", FUTURE],
    ["without one", undefined],
  ])("%s", async (_name, deadline) => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId, organisation } = scene;
    const single = await kernel.run(videoInterviews.create, { ...person, jobId, email: "one@rebels.example" }, call);
    if (deadline !== undefined) await kernel.run(videoInterviews.setDeadline, { id: single.id, deadline }, call);
    await kernel.run(videoInterviews.advance, { id: single.id }, call);
    const rows = [{ ...person, email: "two@rebels.example", ...(deadline === undefined ? {} : { deadline }) }];
    const made = await kernel.run(imports.create, { jobId, rows }, call);
    expect(made).toMatchObject({ status: "finished", counts: { total: 1, handled: 1, created: 1 } });
    const [result] = await resultsOf(t(), scene, made.id);
    const imported = await traces(result?.videoInterviewId ?? 0, organisation.organisationId);
    const byHand = await traces(single.id, organisation.organisationId);
    if (deadline === undefined) {
      // The period counts from the moment of each: the deadlines themselves are seconds apart.
      for (const { interviews, reminders } of [imported, byHand])
        for (const row of [...interviews, ...reminders].flatMap((each) => each["row"] ?? []))
          for (const name of ["deadline", "deadline_key", "due_at"]) Reflect.deleteProperty(Object(row), name);
    }
    for (const { interviews } of [imported, byHand]) Reflect.deleteProperty(interviews[0] ?? {}, "at_once");
    expect(imported).toEqual(byHand);
    expect(imported.log).toHaveLength(deadline === undefined ? 4 : 5);
    expect(imported.sent).toHaveLength(1);
    expect(imported.reminders).toHaveLength(2);
    expect(imported.jobs).toHaveLength(1);
  });

  test("and their activation key works", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { id } = await kernel.run(imports.create, { jobId: scene.jobId, rows: people(1) }, scene.call);
    const [result] = await resultsOf(t(), scene, id);
    const view = await kernel.run(videoInterviews.get, { id: result?.videoInterviewId }, scene.call);
    const principal = await kernel.authenticate({ kind: "activationKey", key: view.activationKey ?? "" });
    const self = await kernel.run(videoInterviews.getOwn, undefined, { principal, requestId: "r", address: "" });
    expect(self.interview.id).toBe(view.id);
  });
});

describe("a dry run", () => {
  test("says the same, and changes nothing but the import itself", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId } = scene;
    await kernel.run(videoInterviews.create, { ...people(1)[0], jobId }, call);
    const rows = [...people(4), { ...people(1, 3)[0] }, { firstName: "x" }];
    const before = (await kernel.run(events.list, {}, call)).items.length;
    const dry = await kernel.run(imports.create, { jobId, rows, dryRun: true }, call);
    const outcomes = async (id: number) =>
      (await resultsOf(t(), scene, id)).map(({ row, outcome, errors, sameAsRow }) => ({
        row,
        outcome,
        errors,
        sameAsRow,
      }));
    const after = (await kernel.run(events.list, {}, call)).items;
    expect(after.slice(0, after.length - before).map(({ type }) => type)).toEqual([
      "import.finished",
      "import.started",
    ]);
    expect((await kernel.run(mails.list, { filters: { template: "videoInterviewInvitation" } }, call)).items).toEqual(
      [],
    );
    expect((await kernel.run(videoInterviews.list, {}, call)).items).toHaveLength(1);
    const real = await kernel.run(imports.create, { jobId, rows }, call);
    expect(await outcomes(dry.id)).toEqual(await outcomes(real.id));
    expect(dry.counts).toEqual(real.counts);
    expect(dry.counts).toMatchObject({ created: 3, duplicate: 2, invalid: 1 });
  });
});

describe("an import", () => {
  test("has a deadline for all rows without one, which must be in the future", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId } = scene;
    const past = { jobId, rows: people(1), deadline: "2001-01-01T00:00Z" };
    await expect(kernel.run(imports.create, past, call)).rejects.toMatchObject({ fields: [{ path: "deadline" }] });
    const rows = [people(1)[0], { ...people(1, 2)[0], deadline: "2098-01-01T00:00Z" }];
    const { id } = await kernel.run(imports.create, { jobId, rows, deadline: FUTURE }, call);
    const deadlines = (await resultsOf(t(), scene, id)).map(async ({ videoInterviewId }) =>
      (await kernel.run(videoInterviews.get, { id: videoInterviewId }, call)).deadline?.toISOString(),
    );
    expect(await Promise.all(deadlines)).toEqual(["2099-11-11T22:59:00.000Z", "2098-01-01T00:00:00.000Z"]);
  });

  test("without rows does not start, takes rows in order only, and none once it is started", async () => {
    const { kernel } = t();
    const { call, jobId } = await importScene(t());
    const { id } = await kernel.run(imports.begin, { jobId, fileName: "people.csv" }, call);
    await expect(kernel.run(imports.start, { id }, call)).rejects.toMatchObject({
      message: "There are no rows to import.",
    });
    const [a, b] = people(2).map((values, index) => ({ rowNumber: index + 1, values }));
    await expect(kernel.run(imports.addRows, { id, rows: [b, a] }, call)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await kernel.run(imports.addRows, { id, rows: [a] }, call);
    const twice = await kernel.run(imports.addRows, { id, rows: [a, b] }, call);
    expect(twice).toMatchObject({ status: "receiving", fileName: "people.csv", counts: { total: 2, handled: 0 } });
    await kernel.run(imports.start, { id }, call);
    const more = kernel.run(imports.addRows, { id, rows: [{ ...b, rowNumber: 3 }] }, call);
    await expect(more).rejects.toMatchObject({ code: "refused" });
    await expect(kernel.run(imports.start, { id }, call)).rejects.toMatchObject({ code: "refused" });
  });

  test("is not listed before it is started, and is gone when cancelled then", async () => {
    const { kernel } = t();
    const { call, jobId } = await importScene(t());
    const { id } = await kernel.run(imports.begin, { jobId }, call);
    const rows = people(1).map((values) => ({ rowNumber: 1, values }));
    await kernel.run(imports.addRows, { id, rows }, call);
    expect((await kernel.run(imports.list, {}, call)).items).toEqual([]);
    expect(await kernel.run(imports.cancel, { id }, call)).toMatchObject({ status: "cancelled" });
    await expect(kernel.run(imports.get, { id }, call)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is for those who manage the job; its report for those who may see the job", async () => {
    const { kernel } = t();
    const { organisation, call, jobId } = await importScene(t());
    const reader = organisation.hiringManager;
    await kernel.run(operations.jobs.addTeamMember, { jobId, userId: reader.userId, role: "reviewer" }, call);
    const { id } = await kernel.run(imports.create, { jobId, rows: people(1) }, call);
    expect((await kernel.run(imports.list, {}, reader.call)).items.map((each) => each.id)).toEqual([id]);
    await expect(kernel.run(imports.begin, { jobId }, reader.call)).rejects.toMatchObject({ code: "forbidden" });
    await expect(kernel.run(imports.get, { id }, organisation.recruiter.call)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
