import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const { applications, candidates, jobs, resumes } = operations;
const t = useApi();
const questions = [
  { key: "licence", kind: "yesNo", prompt: "A <licence>?", disqualifies: false },
  { key: "hours", kind: "number", prompt: "Hours?", atLeast: 20 },
] as const;
const MEGABYTE = 1024 * 1024;
let home: TestOrganisation;

beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
});

async function makeJob(input: object = {}) {
  const fields = { title: "Pilot & crew", published: true, knockoutQuestions: questions };
  const job = await t().kernel.run(jobs.create, { ...fields, ...input }, home.owner.call);
  return { ...job, path: `/apply/${job.publicKey}` };
}

const luke = { firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
const right = { "answer.licence": "yes", "answer.hours": "20" };

function formOf(fields: Record<string, string>, cv?: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (cv !== undefined) form.set("cv", new Blob([cv], { type: "application/pdf" }), "../cv.pdf");
  return form;
}

async function post(path: string, body: FormData, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, t().url), { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const ofJob = async (jobId: number) =>
  (await t().kernel.run(applications.list, { filters: { jobId }, order: "id" }, home.owner.call)).items;

test("the page asks for everything without scripts; looking changes nothing", async () => {
  const { id, path } = await makeJob({ descriptionHtml: "<b>Fly</b><script>alert(1)</script>" });
  const page = await t().request("GET", path);
  expect(page.status).toBe(200);
  for (const part of ["Pilot &amp; crew", "<b>Fly</b>", "A &lt;licence&gt;?", 'name="answer.hours"', 'type="file"'])
    expect(page.text).toContain(part);
  expect(page.text).not.toMatch(/<script|javascript:|\son\w+=|disqualif|atLeast/i);
  expect(page.text).toMatch(/<form method="post" enctype="multipart\/form-data">/);
  const policy = page.headers.get("Content-Security-Policy") ?? "";
  for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect(policy).toContain(rule);
  expect(policy).not.toContain("script-src");
  expect(page.headers.get("Cache-Control")).toBe("no-store");
  expect(page.headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(page.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(page.headers.get("Set-Cookie")).toBeNull();
  expect((await t().request("HEAD", path)).status).toBe(200);
  expect(await ofJob(id)).toEqual([]);
});

test("a form with a CV applies, and the same email again is answered byte for byte the same", async () => {
  const { kernel } = t();
  const { id, path } = await makeJob();
  const first = await post(path, formOf({ ...luke, ...right, city: "Anchorhead" }, "I navigate."));
  expect(first).toMatchObject({ status: 200, text: expect.stringContaining("has received your application") });
  const [application] = await ofJob(id);
  expect(application).toMatchObject({ status: "active", source: "apply", candidate: { firstName: "Luke" } });
  const { items } = await kernel.run(resumes.list, { filters: { jobId: id } }, home.owner.call);
  expect(items).toMatchObject([
    { textStatus: "waiting", file: { contentType: expect.stringContaining("text/plain") } },
  ]);
  const others = [
    formOf({ ...luke, ...right, firstName: "Darth", email: "LUKE@tatooine.example" }, "Another."),
    formOf({ ...luke, ...right, email: "knocked@out.example", "answer.hours": "1" }),
  ];
  for (const form of others) {
    const again = await post(path, form);
    expect(again.status).toBe(first.status);
    expect(again.text).toBe(first.text);
    const told = ({ headers }: typeof first) =>
      Object.fromEntries([...headers].filter(([name]) => !/^(x-request-id|date|ratelimit)/.test(name)));
    expect(told(again)).toEqual(told(first));
  }
  expect((await ofJob(id)).map(({ status }) => status)).toEqual(["active", "rejected"]);
  const person = await kernel.run(candidates.get, { id: application?.candidateId }, home.owner.call);
  expect(person).toMatchObject({ firstName: "Luke", city: "Anchorhead" });
});

test("what is wrong is said above the form, what was typed stays in it, and nothing is written", async () => {
  const { id, path } = await makeJob();
  const typed = { ...luke, ...right, lastName: '"><img src=x>' };
  const big = new Uint8Array(10 * MEGABYTE + 1).fill(65);
  const cases = [
    [formOf({ ...luke, "answer.licence": "yes" }), 400, "Hours?:"],
    [formOf({ ...typed, "answer.hours": "many" }), 400, "Hours?:"],
    [formOf({ ...typed, "answer.licence": "perhaps" }), 400, "A &lt;licence&gt;?:"],
    [formOf({ ...typed, email: "nowhere" }), 400, "Email:"],
    [formOf({ ...typed, firstName: "" }), 400, "First name:"],
    [formOf(typed, new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])), 400, "CV:"],
    [formOf(typed, "<html><script>alert(1)</script></html>\0"), 400, "CV:"],
    [formOf(typed, big), 413, "CV:"],
    [formOf(typed, new Uint8Array(12 * MEGABYTE)), 413, "error"],
  ] as const;
  for (const [form, status, complaint] of cases) {
    const answer = await post(path, form);
    expect(answer).toMatchObject({ status, text: expect.stringContaining(complaint) });
    expect(answer.text).not.toContain("<img");
    expect(answer.text).toContain("<form");
  }
  const kept = await post(path, formOf({ ...typed, email: "nowhere" }));
  expect(kept.text).toContain('value="&quot;&gt;&lt;img src=x&gt;"');
  expect(await ofJob(id)).toEqual([]);
});

test("a draft, a closed, a deleted and an unknown job are the same 404, to look at and to apply to", async () => {
  const { kernel } = t();
  const draft = await makeJob({ published: false });
  const closed = await makeJob();
  await kernel.run(jobs.close, { id: closed.id }, home.owner.call);
  const deleted = await makeJob();
  await kernel.run(jobs.delete, { id: deleted.id }, home.owner.call);
  const unknown = await t().request("GET", `/apply/${"0".repeat(64)}`);
  expect(unknown.status).toBe(404);
  for (const { path } of [draft, closed, deleted]) {
    expect(await t().request("GET", path)).toMatchObject({ status: 404, text: unknown.text });
    const form = formOf({ ...luke, ...right }, "x");
    expect(await post(path, form)).toMatchObject({ status: 404, text: unknown.text });
  }
  for (const key of ["1", "0".repeat(63), `${"0".repeat(64)}%00`, "../candidates"])
    expect((await t().request("GET", `/apply/${key}`)).status).toBe(404);
  expect(await ofJob(closed.id)).toEqual([]);
});

test("front ends of one's own apply by JSON or a form, and read JSON", async () => {
  const { id, path } = await makeJob();
  const Accept = "application/json";
  const job = await t().request("GET", path, { headers: { Accept } });
  expect(job.body).toMatchObject({ title: "Pilot & crew", questions: [{ key: "licence" }, { key: "hours" }] });
  const answers = [
    { key: "licence", answer: true },
    { key: "hours", answer: 40 },
  ];
  const sent = await t().request("POST", path, { headers: { Accept }, body: { ...luke, answers } });
  expect(sent).toMatchObject({ status: 200, body: { received: true } });
  const wrong = await t().request("POST", path, { headers: { Accept }, body: { ...luke, email: "x", answers: [] } });
  expect(wrong).toMatchObject({ status: 400, body: { email: [expect.any(String)] } });
  const refused = await post(path, formOf({ ...luke, ...right }, "\u0000"), { Accept });
  expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('"cv"') });
  expect(await ofJob(id)).toHaveLength(1);
});

test("over tRPC a stranger applies with a token of nobody, and may do nothing else there", async () => {
  const { id, publicKey } = await makeJob({ knockoutQuestions: [] });
  const call = (input: object) => t().request("POST", "/trpc/applications.applyForJob", { body: { json: input } });
  const answer = await call({ publicKey, ...luke });
  expect(answer).toMatchObject({ status: 200, body: { result: { data: { json: { received: true } } } } });
  expect((await call({ publicKey, ...luke, email: "LUKE@tatooine.example" })).text).toBe(answer.text);
  expect((await call({ publicKey, ...luke, status: "hired" })).status).toBe(400);
  expect((await call({ publicKey: "0".repeat(64), ...luke })).status).toBe(404);
  const list = await t().request("GET", "/trpc/applications.list?input=%7B%22json%22%3A%7B%7D%7D");
  expect(list.status).toBe(401);
  expect(await ofJob(id)).toHaveLength(1);
});

test("an address that applies too often is told when to come again", async () => {
  const { path } = await makeJob({ knockoutQuestions: [] });
  for (let n = 0; n < 10; n += 1)
    expect((await post(path, formOf({ ...luke, email: `a${n}@x.example` }))).status).toBe(200);
  const late = await post(path, formOf(luke));
  expect(late.status).toBe(429);
  expect(Number(late.headers.get("Retry-After"))).toBeGreaterThan(0);
});
