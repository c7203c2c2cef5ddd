import { UserKeyEntity } from "@hirelane/db";
import { makeOrganisation, makeUser, TEST_PASSWORD, useKernel } from "@hirelane/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import type { Call } from "../kernel/kernel.ts";

const { auth, users } = operations;
const t = useKernel();
const MINUTE = 60 * 1000;
const stranger: Call = { principal: { kind: "anonymous" }, requestId: "test", address: "198.51.100.7" };

const bearerOf = (key: string) => ({ kind: "token", key }) as const;

test("a login works by email and by username, without regard to case, and its token until it expires", async () => {
  const { kernel, clock } = t();
  const { owner } = await makeOrganisation(kernel);
  const { token } = await kernel.run(
    auth.login,
    { login: owner.email.toUpperCase(), password: TEST_PASSWORD },
    stranger,
  );
  expect(await kernel.authenticate(bearerOf(token))).toMatchObject({ kind: "user", userId: owner.userId });
  clock.advance(12 * 60 * MINUTE + 1);
  await expect(kernel.authenticate(bearerOf(token))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a wrong password, an unknown account and an ambiguous email are answered alike", async () => {
  const { kernel } = t();
  const one = await makeOrganisation(kernel);
  const two = await makeOrganisation(kernel);
  const email = "both@companies.example";
  await makeUser(kernel, one.organisationId, "recruiter", email);
  await makeUser(kernel, two.organisationId, "recruiter", email);
  const failures = [
    { login: one.owner.email, password: "wrong" },
    { login: "nobody@nowhere.example", password: TEST_PASSWORD },
    { login: email, password: TEST_PASSWORD },
    { login: email, password: TEST_PASSWORD, company: "no such company" },
  ].map((input) => kernel.run(auth.login, input, stranger).catch((error: unknown) => error));
  for (const failure of await Promise.all(failures)) {
    expect(failure).toMatchObject({
      code: "unauthenticated",
      message: "Unable to log in with these credentials.",
      fields: [],
    });
  }
  for (const company of [
    String(two.organisationId),
    `organisation ${(two.owner.email.split("@")[1] ?? "").replace(".example", "")}`,
  ]) {
    const { token } = await kernel.run(auth.login, { login: email, password: TEST_PASSWORD, company }, stranger);
    expect(await kernel.authenticate(bearerOf(token))).toMatchObject({ organisationId: two.organisationId });
  }
});

test("repeated failures slow an account down, and only a right password after the wait ends it", async () => {
  const { kernel, clock } = t();
  const { admin } = await makeOrganisation(kernel);
  const attempt = (password: string) =>
    kernel.run(auth.login, { login: admin.email, password }, { ...stranger, address: "203.0.113.9" });
  for (let n = 1; n <= 5; n += 1) await expect(attempt("wrong")).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(attempt(TEST_PASSWORD)).rejects.toMatchObject({ code: "rate_limited", retryAfter: 1 });
  clock.advance(1000);
  await expect(attempt("wrong")).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(attempt(TEST_PASSWORD)).rejects.toMatchObject({ code: "rate_limited", retryAfter: 2 });
  clock.advance(2000);
  await expect(attempt(TEST_PASSWORD)).resolves.toMatchObject({ token: expect.any(String) });
  await expect(attempt("wrong")).rejects.toMatchObject({ code: "unauthenticated" });
});

test("of many guesses at once on one account, only those that the throttle counts are looked at", async () => {
  const { kernel } = t();
  const { admin } = await makeOrganisation(kernel);
  const call = { ...stranger, address: "203.0.113.10" };
  const guesses = Array.from({ length: 30 }, () =>
    kernel.run(auth.login, { login: admin.email, password: "wrong" }, call),
  );
  const outcomes = await Promise.allSettled(guesses);
  const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "in"));
  expect(codes.filter((code) => code === "unauthenticated").length).toBeLessThanOrEqual(6);
  expect(new Set(codes)).toEqual(new Set(["unauthenticated", "rate_limited"]));
});

test("own tokens are listed without their keys, and a revoked or logged-out one stops at once", async () => {
  const { kernel } = t();
  const { recruiter, admin } = await makeOrganisation(kernel);
  const script = await kernel.run(auth.createToken, { name: "nightly", days: 30 }, recruiter.call);
  const permanent = await kernel.run(auth.createToken, { name: "integration" }, recruiter.call);
  expect(permanent.expiresAt).toBeNull();
  const { items } = await kernel.run(auth.listTokens, undefined, recruiter.call);
  expect(items.map((item) => [item.name, item.kind])).toEqual([
    ["integration", "permanent"],
    ["nightly", "personal"],
    ["test", "permanent"],
  ]);
  expect(JSON.stringify(items)).not.toContain(script.token);
  await expect(kernel.run(auth.revokeToken, { id: script.id }, admin.call)).rejects.toMatchObject({
    code: "not_found",
  });
  await kernel.run(auth.revokeToken, { id: script.id }, recruiter.call);
  await expect(kernel.authenticate(bearerOf(script.token))).rejects.toMatchObject({ code: "unauthenticated" });
  await kernel.run(auth.logout, undefined, recruiter.call);
  await expect(kernel.authenticate(bearerOf(recruiter.token))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("no key is stored as it is", async () => {
  const { kernel, superuserUrl } = t();
  const { owner } = await makeOrganisation(kernel);
  const { token } = await kernel.run(auth.login, { login: owner.email, password: TEST_PASSWORD }, stranger);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows } = await client.query("select t::text as row from tokens t union all select u::text from users u");
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) {
    expect(row).not.toContain(token);
    expect(row).not.toContain(TEST_PASSWORD);
  }
});

test("a member is invited, sets a password by the mail's key once, and can be reset, deactivated and reactivated", async () => {
  const { kernel } = t();
  const { owner, admin, recruiter } = await makeOrganisation(kernel);
  const invitation = { email: "new@members.example", firstName: "Nina", lastName: "New", role: "recruiter" } as const;
  const invited = await kernel.run(users.invite, invitation, admin.call);
  expect(invited).toMatchObject({ status: "invited", username: "new@members.example" });
  await expect(kernel.run(users.invite, invitation, admin.call)).rejects.toMatchObject({ fields: [{ path: "email" }] });

  const key = await mailedKey(admin.call, invited.id);
  const password = "a password of one's own";
  await expect(kernel.run(auth.setPassword, { key, password: "short" }, stranger)).rejects.toMatchObject({
    fields: [{ path: "password" }],
  });
  const { token } = await kernel.run(auth.setPassword, { key, password }, stranger);
  await expect(kernel.run(auth.setPassword, { key, password }, stranger)).rejects.toMatchObject({
    fields: [{ path: "key" }],
  });
  expect(await kernel.run(users.get, { id: invited.id }, recruiter.call)).toMatchObject({ status: "active" });

  await kernel.run(users.resetPassword, { id: invited.id }, admin.call);
  const second = await kernel.run(
    auth.setPassword,
    { key: await mailedKey(admin.call, invited.id), password },
    stranger,
  );
  await expect(kernel.authenticate(bearerOf(token))).rejects.toMatchObject({ code: "unauthenticated" });

  await kernel.run(users.deactivate, { id: invited.id }, owner.call);
  await expect(kernel.authenticate(bearerOf(second.token))).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(kernel.run(auth.login, { login: invitation.email, password }, stranger)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await kernel.run(users.reactivate, { id: invited.id }, owner.call)).toMatchObject({ status: "active" });
  await expect(kernel.run(auth.login, { login: invitation.email, password }, stranger)).resolves.toBeDefined();
});

test("a forgotten password is answered alike for everybody, and mails only those who exist", async () => {
  const { kernel } = t();
  const { admin, owner } = await makeOrganisation(kernel);
  const known = await kernel.run(auth.requestPasswordReset, { login: admin.email }, stranger);
  const unknown = await kernel.run(auth.requestPasswordReset, { login: "nobody@nowhere.example" }, stranger);
  expect(known).toEqual(unknown);
  const mails = await kernel.run(operations.mails.list, { filters: { template: "passwordReset" } }, owner.call);
  expect(mails.items).toMatchObject([{ userId: admin.userId, status: "queued" }]);
});

test("an organisation keeps an owner, and only owners touch owners", async () => {
  const { kernel } = t();
  const { owner, admin, recruiter } = await makeOrganisation(kernel);
  const founders = await kernel.run(users.list, { filters: { role: "owner" } }, owner.call);
  for (const founder of founders.items.filter((user) => user.id !== owner.userId)) {
    await kernel.run(users.deactivate, { id: founder.id }, owner.call);
  }
  await expect(kernel.run(users.update, { id: owner.userId, role: "admin" }, owner.call)).rejects.toMatchObject({
    code: "refused",
  });
  await expect(kernel.run(users.deactivate, { id: owner.userId }, owner.call)).rejects.toMatchObject({
    code: "refused",
  });
  await expect(kernel.run(users.deactivate, { id: owner.userId }, admin.call)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(kernel.run(users.update, { id: recruiter.userId, role: "owner" }, admin.call)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await kernel.run(users.update, { id: recruiter.userId, role: "owner" }, owner.call)).toMatchObject({
    role: "owner",
  });
});

/** The key in the newest mail to a user, as the worker would write it. */
async function mailedKey(call: Call, userId: number): Promise<string> {
  const { kernel, ports } = t();
  const organisationId = call.principal.kind === "user" ? call.principal.organisationId : 0;
  return kernel.runAsSystem(organisationId, "test", async ({ em }) => {
    const row = await em.findOneOrFail(UserKeyEntity, { userId });
    return ports.cryptography.open(row.sealedKey);
  });
}
