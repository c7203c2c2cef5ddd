import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { everyOperation } from "@hirelane/operations";
import { makeOrganisation, startMailServer, TEST_PASSWORD, TEST_SECRET, until, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { cvs } from "./cvs.fixture.ts";
import { type DenoProcess, runDenoTask } from "./deno-process.fixture.ts";
import { trpcCaller } from "./trpc-caller.fixture.ts";

const t = useKernel();

const PHOTO =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAABGdBTUEAALGPC/xhBQAAAAlwSFlzAAALEwAACxMBAJqcGAAAAAd0SU1FB9YGARc5KB0XV+IAAAAddEVYdENvbW1lbnQAQ3JlYXRlZCB3aXRoIFRoZSBHSU1Q72QlbgAAAF1JREFUGNO9zL0NglAAxPEfdLTs4BZM4DIO4C7OwQg2JoQ9LE1exdlYvBBeZ7jqch9//q1uH4TLzw4d6+ErXMMcXuHWxId3KOETnnXXV6MJpcq2MLaI97CER3N0vr4MkhoXe0rZigAAAABJRU5ErkJggg==";

async function startBoth(smtpUrl: string): Promise<{ api: DenoProcess; worker: DenoProcess; url: string }> {
  const environment = {
    DATABASE_URL: t().url,
    HIRELANE_SECRET: TEST_SECRET,
    STORAGE_URL: t().storageFolder,
    PUBLIC_URL: "http://hirelane.example",
    SMTP_URL: smtpUrl,
    HOST: "127.0.0.1",
    PORT: "0",
  };
  const place = { folders: [t().storageFolder, tmpdir()], environment };
  const [api, worker] = await Promise.all([
    runDenoTask({ ...place, name: "api" }),
    runDenoTask({ ...place, name: "worker" }),
  ]);
  const [, port] = await api.printed(/"port":(\d+)/);
  await worker.printed(/The worker is ready/);
  return { api, worker, url: `http://127.0.0.1:${port}` };
}

test("API and worker serve under Deno with the rights of its tasks", { timeout: 60_000 }, async () => {
  const mails = await startMailServer();
  onTestFinished(() => mails.close());
  const { organisationId, owner } = await makeOrganisation(t().kernel);
  const { api, worker, url } = await startBoth(mails.url);

  const session = await trpcCaller(url, null).mutate("auth.login", { login: owner.email, password: TEST_PASSWORD });
  const { query, mutate, subscribe } = trpcCaller(url, session.token);
  const Authorization = `Token ${session.token}`;
  const heard = await subscribe("events.subscribe", {});

  const job = await mutate("jobs.create", { title: "Pilot" });
  const email = `luke@${randomUUID()}.example`;
  const created = await fetch(`${url}/api/v3/companies/${organisationId}/projects/${job.id}/candidates/`, {
    method: "POST",
    headers: { Authorization, "Content-Type": "application/json" },
    body: JSON.stringify({ first_name: "Luke", last_name: "Skywalker", gender: "mr", email, photo: PHOTO }),
  });
  const candidate = JSON.parse(await created.text());
  expect([created.status, candidate]).toMatchObject([201, { photo: expect.stringContaining("/photo/") }]);
  const photo = await fetch(`${url}${new URL(candidate.photo).pathname}`);
  expect([photo.status, photo.headers.get("Content-Type")]).toEqual([200, "image/png"]);

  const { items } = await query("applications.list", { filters: { jobId: job.id } });
  expect(items).toMatchObject([{ jobId: job.id }]);
  const { items: interviews } = await query("videoInterviews.list", { filters: { jobId: job.id } });
  const [{ id }] = interviews;
  await mutate("videoInterviews.setDeadline", { id, deadline: new Date("2099-11-11T22:59:00Z") });
  await mutate("videoInterviews.advance", { id });
  await until(() => mails.received.some(({ to }) => to.includes(email)));
  await until(() => heard().some((message) => message.includes('"type":"videoInterview.advanced"')));
  await until(
    async () => (await query("mails.list", { filters: { videoInterviewId: id } })).items[0]?.status === "sent",
  );

  for (const [name, cv] of Object.entries(cvs)) {
    const form = new FormData();
    form.set("candidate", String(items[0].candidateId));
    form.set("job", String(job.id));
    form.set("cv", cv, name);
    const resume = await fetch(`${url}/api/v1/resumes/`, { method: "POST", headers: { Authorization }, body: form });
    const { id: resumeId } = JSON.parse(await resume.text());
    await until(async () => (await query("resumes.get", { id: resumeId })).textStatus !== "waiting");
    expect(await query("resumes.get", { id: resumeId }), name).toMatchObject({ textStatus: "extracted" });
  }

  const dashboards = everyOperation.filter((operation) => operation.id === "dashboard.totalApplicants");
  const counts = await Promise.all(dashboards.map((dashboard) => query(dashboard.id, { jobId: job.id })));
  expect(counts).toEqual(dashboards.map(() => ({ total: 1 })));
  expect([await api.stop(), await worker.stop()], `${api.output()}\n${worker.output()}`).toEqual([0, 0]);
});
