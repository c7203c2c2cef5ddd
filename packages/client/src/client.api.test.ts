import { useApi } from "@hirelane/api/testing";
import { makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { expect, expectTypeOf, test } from "vitest";
import { createHirelaneClient, isHirelaneError } from "./index.ts";

const t = useApi();

async function logIn() {
  const { kernel, url } = t();
  const organisation = await makeOrganisation(kernel);
  const stranger = createHirelaneClient({ url });
  const { token, expiresAt } = await stranger.auth.login.mutate({
    login: organisation.owner.email,
    password: TEST_PASSWORD,
  });
  expect(expiresAt).toBeInstanceOf(Date);
  return { organisation, token, client: createHirelaneClient({ url, token: () => token }) };
}

test("a candidate is created, gets a deadline and is invited, with Dates as Dates", async () => {
  const { client, organisation } = await logIn();
  expect(await client.auth.whoami.query()).toMatchObject({
    kind: "user",
    userId: organisation.owner.userId,
    role: "owner",
  });
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  const luke = await client.videoInterviews.create.mutate({ jobId: job.id, firstName: "Luke", lastName: "Skywalker" });
  await expect(client.videoInterviews.advance.mutate({ id: luke.id })).rejects.toMatchObject({
    data: { code: "refused", httpStatus: 400, fields: [{ path: "email" }] },
  });
  await client.videoInterviews.update.mutate({ id: luke.id, email: "luke@tatooine.example" });
  const deadline = new Date("2099-11-11T23:59:00+01:00");
  await client.videoInterviews.setDeadline.mutate({ id: luke.id, deadline });
  const invited = await client.videoInterviews.advance.mutate({ id: luke.id });
  expectTypeOf(invited.deadline).toEqualTypeOf<Date | null>();
  expect(invited).toMatchObject({ status: "invited", deadline });
  expect(invited.invitedAt).toBeInstanceOf(Date);
  const { items } = await client.mails.list.query({ filters: { videoInterviewId: luke.id } });
  expect(items).toMatchObject([{ template: "videoInterviewInvitation", status: "queued" }]);
});

test("a deadline without a zone is refused by name, one with a zone is taken as text", async () => {
  const { client } = await logIn();
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  const { id } = await client.videoInterviews.create.mutate({ jobId: job.id, firstName: "Leia", lastName: "Organa" });
  const failure = await client.videoInterviews.setDeadline
    .mutate({ id, deadline: "2099-11-11T23:59" })
    .catch((error: unknown) => error);
  expect(isHirelaneError(failure) && failure.data).toMatchObject({
    code: "invalid_input",
    fields: [{ path: "deadline" }],
  });
  const set = await client.videoInterviews.setDeadline.mutate({ id, deadline: "2099-11-11T23:59+01:00" });
  expect(set.deadline).toEqual(new Date("2099-11-11T22:59:00Z"));
});

test("pages follow their cursors through all rows, each once, in either direction", async () => {
  const { client } = await logIn();
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  const made: number[] = [];
  for (let n = 1; n <= 7; n += 1) {
    const one = await client.videoInterviews.create.mutate({ jobId: job.id, firstName: `N${n}`, lastName: "Trooper" });
    if (n % 2 === 0)
      await client.videoInterviews.setDeadline.mutate({ id: one.id, deadline: new Date(Date.UTC(2099, 0, n)) });
    made.push(one.id);
  }
  for (const order of ["id", "-id", "deadline", "-deadline"] as const) {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.videoInterviews.list.query({ filters: { jobId: job.id }, order, limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(
      seen.toSorted((a, b) => a - b),
      order,
    ).toEqual(made);
  }
  await expect(client.videoInterviews.list.query({ cursor: "nonsense" })).rejects.toMatchObject({
    data: { code: "invalid_input", fields: [{ path: "cursor" }] },
  });
});

test("a write under a key happens once; a batch and a call that issues secrets refuse a key", async () => {
  const { client, token } = await logIn();
  const context = { idempotencyKey: "job-1" };
  const first = await client.jobs.create.mutate({ title: "Once" }, { context });
  expect(await client.jobs.create.mutate({ title: "Once" }, { context })).toEqual(first);
  await expect(client.jobs.create.mutate({ title: "Twice" }, { context })).rejects.toMatchObject({
    data: { code: "idempotency_key_reused", httpStatus: 422 },
  });
  await expect(client.auth.createToken.mutate({ name: "script" }, { context })).rejects.toMatchObject({
    data: { code: "invalid_input", fields: [{ path: "Idempotency-Key" }] },
  });
  const batch = await t().request("POST", "/trpc/jobs.create,jobs.create?batch=1", {
    token,
    body: { 0: { json: { title: "a" } }, 1: { json: { title: "b" } } },
    headers: { "Idempotency-Key": "job-2" },
  });
  expect(batch.body).toMatchObject([{ error: { json: { data: { code: "invalid_input" } } } }, { error: {} }]);
  expect((await client.jobs.list.query({ withTotal: true })).total).toBe(1);
});

test("of two writes on the same version the second is a version conflict", async () => {
  const { client } = await logIn();
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  await client.jobs.update.mutate({ id: job.id, title: "Captain", expectedVersion: job.version });
  await expect(
    client.jobs.update.mutate({ id: job.id, title: "Cook", expectedVersion: job.version }),
  ).rejects.toMatchObject({
    data: { code: "version_conflict", httpStatus: 409 },
  });
});

test("an unknown field, a foreign row and a wrong token are told apart", async () => {
  const { client } = await logIn();
  const other = await logIn();
  const job = await other.client.jobs.create.mutate({ title: "Secret" });
  await expect(client.jobs.get.query({ id: job.id })).rejects.toMatchObject({ data: { code: "not_found" } });
  // @ts-expect-error -- the field does not exist
  await expect(client.jobs.create.mutate({ title: "Pilot", colour: "red" })).rejects.toMatchObject({
    data: { code: "invalid_input", fields: [{ path: "colour" }] },
  });
  const wrong = createHirelaneClient({ url: t().url, token: "0".repeat(40) });
  await expect(wrong.jobs.list.query({})).rejects.toMatchObject({ data: { code: "unauthenticated", httpStatus: 401 } });
  const unreachable = createHirelaneClient({ url: "http://127.0.0.1:9", token: "x" });
  expect(isHirelaneError(await unreachable.jobs.list.query({}).catch((error: unknown) => error))).toBe(false);
});
