import { findRow, namedQuery, putInMailbox } from "@hirelane/db";
import { makeUploadedFile, useKernel } from "@hirelane/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import {
  importScene,
  people,
  queuedChunks,
  resultsOf,
  runQueued,
  startLarge,
  worker,
} from "../imports/import.fixture.ts";
import { runImportChunk } from "../imports/run-import-chunk.job.ts";
import { extractResumeText } from "../resumes/extract-resume-text.job.ts";

const { applications, candidates, feedback, jobs, notes, resumes, videoInterviews } = operations;
const MARK = "Zaphod";
const t = useKernel();

const tables = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'pgboss') and c.relkind = 'r'`;

/** The tables in which a text stands, past all policies. */
async function tablesNaming(text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: t().superuserUrl });
  await client.connect();
  try {
    const found: string[] = [];
    for (const { name } of (await client.query<{ name: string }>(tables)).rows) {
      const { rows } = await client.query(`select from ${name} t where t::text ilike $1 limit 1`, [`%${text}%`]);
      if (rows.length > 0) found.push(name);
    }
    return found.toSorted();
  } finally {
    await client.end();
  }
}

const anyMail = namedQuery<{ id: string }>("select id from mails where application_id = $1 limit 1");

/** A candidate of whom everything is kept that can be; each text contains the mark. */
async function makeKnownPerson() {
  const { kernel } = t();
  const scene = await importScene(t());
  const { owner } = scene.organisation;
  const job = await kernel.run(
    jobs.create,
    {
      title: "Pilot",
      published: true,
      knockoutQuestions: [{ key: "who", kind: "choice", prompt: "Who?", choices: [MARK, "x"], disqualifies: ["x"] }],
    },
    owner.call,
  );
  const email = `${MARK}@betelgeuse.example`;
  const stranger = { principal: { kind: "anonymous" }, requestId: "test", address: "203.0.113.1" } as const;
  const answers = [{ key: "who", answer: MARK }];
  const applying = {
    publicKey: job.publicKey,
    firstName: MARK,
    lastName: MARK,
    email,
    phone: MARK,
    city: MARK,
    answers,
  };
  await kernel.run(applications.applyForJob, applying, stranger);
  const keyed = { ...owner.call, idempotencyKey: "once" };
  const person = { jobId: job.id, firstName: MARK, lastName: MARK, email };
  const interview = await kernel.run(videoInterviews.create, { ...person, partnerData: { MARK } }, keyed);
  const { id, applicationId, candidateId } = interview;
  const more = { gender: MARK, address: MARK, state: MARK, skills: [MARK], workExperience: MARK };
  await kernel.run(candidates.update, { id: candidateId, ...more }, owner.call);
  await kernel.run(videoInterviews.advance, { id }, owner.call);
  await kernel.run(notes.create, { videoInterviewId: id, text: MARK }, owner.call);
  await kernel.run(feedback.create, { applicationId, text: MARK }, owner.call);
  const cv = await makeUploadedFile({ kernel, user: owner, kind: "cv" });
  const resume = await kernel.run(resumes.create, { applicationId, cv, name: MARK }, owner.call);
  await kernel.run(resumes.setScore, { id: resume.id, components: { skills: 1 }, feedback: MARK }, owner.call);
  const texts = { extract: () => Promise.resolve(MARK) };
  const { organisationId } = scene.organisation;
  await extractResumeText.run({ ...worker(t()), texts }, { organisationId, resumeId: resume.id });
  await kernel.runAsSystem(organisationId, "test", async ({ sql, now }) => {
    const mail = await findRow(sql, anyMail, [applicationId]);
    await sql.rows(putInMailbox, [organisationId, mail?.id, email, MARK, MARK, MARK, now, null]);
  });
  return { scene, keyed, person: { ...person, partnerData: { MARK } }, candidateId, email };
}

test("nothing that is stored names an erased person, and a repeated call does not tell of them", async () => {
  const { kernel } = t();
  const { scene, keyed, person, candidateId, email } = await makeKnownPerson();
  const repeat = () => kernel.run(videoInterviews.create, person, keyed);
  expect(await repeat()).toMatchObject({ candidateId });
  expect(await tablesNaming(MARK)).toEqual([
    "public.applications",
    "public.candidates",
    "public.feedback",
    "public.jobs",
    "public.mailbox_messages",
    "public.notes",
    "public.resume_texts",
    "public.resumes",
    "public.rollup_deltas",
    "public.video_interviews",
  ]);
  const stale = kernel.run(candidates.erase, { id: candidateId, expectedVersion: 1 }, scene.call);
  await expect(stale).rejects.toMatchObject({ code: "version_conflict" });
  await kernel.run(candidates.erase, { id: candidateId, expectedVersion: 2 }, scene.call);
  expect(await tablesNaming(MARK)).toEqual(["public.jobs"]);
  expect(await tablesNaming(email)).toEqual([]);
  await expect(repeat()).rejects.toMatchObject({ code: "conflict" });
  const { items } = await kernel.run(candidates.list, { filters: { jobId: person.jobId } }, scene.call);
  expect(items).toEqual([]);
});

test("what an import has staged of an erased person is forgotten, and its other rows are not", async () => {
  const { kernel } = t();
  const scene = await importScene(t());
  const [first = {}, known = {}, ...others] = people(120);
  const email = "Ford.Prefect@betelgeuse.example";
  const row = { ...known, firstName: "Ford", email };
  const created = await kernel.run(candidates.create, { jobId: scene.jobId, ...row }, scene.call);
  const id = await startLarge(t(), scene, [first, row, ...others], 60);
  const [failed, ...rest] = await queuedChunks(t(), runImportChunk.name, id);
  for (const payload of rest) await runQueued(t(), payload);
  if (failed !== undefined) await runImportChunk.giveUp?.(worker(t()), failed);
  expect(await tablesNaming("ford.prefect")).toContain("public.import_chunks");
  await kernel.run(candidates.erase, { id: created.id }, scene.call);
  expect(await tablesNaming("ford.prefect")).toEqual([]);
  await runQueued(t(), failed);
  const results = await resultsOf(t(), scene, id);
  expect(results.map(({ outcome }) => outcome)).toEqual(["created", "invalid", ...others.map(() => "created")]);
  expect(results[1]?.errors).toMatchObject([{ path: "email" }]);
  expect(await tablesNaming("ford.prefect")).toEqual([]);
});
