import { makeOrganisation, TEST_PASSWORD, type TestUser, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import type { Call } from "../kernel/kernel.ts";

const { auth, users } = operations;
const t = useKernel();
const HOUR = 60 * 60 * 1000;
const stranger: Call = { principal: { kind: "anonymous" }, requestId: "test", address: "198.51.100.8" };
const bearerOf = (key: string) => ({ kind: "token", key }) as const;
const unauthenticated = { code: "unauthenticated" };

async function logIn({ email }: TestUser) {
  const input = { login: email, password: TEST_PASSWORD, withRefresh: true };
  const { token, refresh } = await t().kernel.run(auth.login, input, stranger);
  return { access: token, refresh: refresh?.token ?? "" };
}

const renew = (refresh: string) => t().kernel.run(auth.refresh, { refresh }, stranger);

test("a refresh token brings sessions for 14 days, and opens nothing itself", async () => {
  const { kernel, clock } = t();
  const { recruiter } = await makeOrganisation(kernel);
  const { access, refresh } = await logIn(recruiter);
  await expect(kernel.authenticate(bearerOf(refresh))).rejects.toMatchObject(unauthenticated);
  for (const wrong of [access, recruiter.token, "nothing"]) {
    await expect(renew(wrong)).rejects.toMatchObject(unauthenticated);
  }
  clock.advance(13 * HOUR);
  await expect(kernel.authenticate(bearerOf(access))).rejects.toMatchObject(unauthenticated);
  const { token } = await renew(refresh);
  expect(await kernel.authenticate(bearerOf(token))).toMatchObject({ userId: recruiter.userId });
  const { items } = await kernel.run(auth.listTokens, {}, recruiter.call);
  expect(items.map(({ kind }) => kind)).toEqual(["session", "refresh", "permanent"]);
  clock.advance(14 * 24 * HOUR);
  await expect(renew(refresh)).rejects.toMatchObject(unauthenticated);
});

test("a logout ends the refresh token and all of its sessions, and no other login", async () => {
  const { kernel } = t();
  const { recruiter } = await makeOrganisation(kernel);
  const [first, other] = [await logIn(recruiter), await logIn(recruiter)];
  const { token } = await renew(first.refresh);
  const call = { ...stranger, principal: await kernel.authenticate(bearerOf(token)) };
  await kernel.run(auth.logout, {}, call);
  for (const key of [token, first.access]) {
    await expect(kernel.authenticate(bearerOf(key))).rejects.toMatchObject(unauthenticated);
  }
  await expect(renew(first.refresh)).rejects.toMatchObject(unauthenticated);
  await expect(renew(other.refresh)).resolves.toMatchObject({ token: expect.any(String) });
});

test("whoever is deactivated refreshes no more, and a key is refused where the answer is a secret", async () => {
  const { kernel } = t();
  const { recruiter, owner } = await makeOrganisation(kernel);
  const { refresh } = await logIn(recruiter);
  const keyed = { ...stranger, idempotencyKey: "one" };
  await expect(kernel.run(auth.refresh, { refresh }, keyed)).rejects.toMatchObject({
    fields: [{ path: "Idempotency-Key" }],
  });
  await kernel.run(users.deactivate, { id: recruiter.userId }, owner.call);
  await expect(renew(refresh)).rejects.toMatchObject(unauthenticated);
});

test("a login is remembered, and so is who invited", async () => {
  const { kernel, clock } = t();
  const { recruiter, owner } = await makeOrganisation(kernel);
  const get = async (id: number) => kernel.run(users.get, { id }, owner.call);
  expect(await get(recruiter.userId)).toMatchObject({ lastLoginAt: null, lastSeenAt: null, invitedBy: null });
  const before = clock.now();
  await logIn(recruiter);
  const seen = await get(recruiter.userId);
  expect(seen).toMatchObject({ lastSeenAt: seen.lastLoginAt, version: 1 });
  expect(Number(seen.lastLoginAt)).toBeGreaterThanOrEqual(before.getTime());
  const person = { email: "new@members.example", firstName: "N", lastName: "M", role: "recruiter" } as const;
  const invited = await kernel.run(users.invite, person, owner.call);
  expect(invited).toMatchObject({ invitedBy: owner.userId, contact: "", country: "" });
  const { users: both } = await kernel.run(users.getMany, { ids: [invited.id, recruiter.userId, 999_999] }, owner.call);
  expect(both.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([recruiter.userId, invited.id]);
});
