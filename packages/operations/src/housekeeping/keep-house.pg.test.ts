import { namedQuery } from "@hirelane/db";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { keepHouse } from "./keep-house.job.ts";

const { auth, jobs, users, videoInterviews } = operations;
const t = useKernel();
const DAY = 24 * 60 * 60 * 1000;

const counts = namedQuery<Record<"tokens" | "answers" | "keys" | "reminders" | "throttles", number>>(
  `select (select count(*) from tokens)::int as tokens, (select count(*) from idempotency_keys)::int as answers,
     (select count(*) from user_keys)::int as keys, (select count(*) from reminders)::int as reminders,
     (select count(*) from login_throttles)::int as throttles`,
);

test("housekeeping removes what nobody can use any more, and nothing else", async () => {
  const { kernel, clock } = t();
  const { organisationId, owner } = await makeOrganisation(kernel);
  const house = async () => {
    await keepHouse.run({ kernel, mail: { deliver: () => Promise.reject(new Error("No mail.")) } }, {});
    const [row] = await kernel.readAsSystem(organisationId, (sql) => sql.rows(counts, []));
    return row;
  };
  const before = await house();
  const job = await kernel.run(jobs.create, { title: "Pilot" }, { ...owner.call, idempotencyKey: "once" });
  const spare = await kernel.run(auth.createToken, { name: "spare" }, owner.call);
  await kernel.run(auth.revokeToken, { id: spare.id }, owner.call);
  const person = { firstName: "Ina", lastName: "Vited", email: "ina@people.example" };
  await kernel.run(users.invite, { ...person, role: "recruiter" }, owner.call);
  const interview = await kernel.run(videoInterviews.create, { ...person, jobId: job.id }, owner.call);
  await kernel.run(videoInterviews.advance, { id: interview.id }, owner.call);
  await kernel.runAsSystem(organisationId, "test", ({ sql, now }) =>
    sql.rows(namedQuery("update reminders set settled_at = $1 where offset_minutes = 1440"), [now]),
  );
  const failed = kernel.run(auth.login, { login: owner.email, password: "wrong password" }, owner.call);
  await expect(failed).rejects.toMatchObject({ code: "unauthenticated" });

  const full = await house();
  expect(full).toMatchObject({
    tokens: (before?.tokens ?? 0) + 1,
    answers: (before?.answers ?? 0) + 1,
    keys: (before?.keys ?? 0) + 1,
    reminders: 2,
  });
  expect(full?.throttles).toBeGreaterThan(0);
  clock.advance(DAY + 60_000);
  expect(await house()).toMatchObject({ tokens: full?.tokens, answers: 0, throttles: 0, reminders: 2 });
  clock.advance(30 * DAY);
  expect(await house()).toMatchObject({ tokens: before?.tokens, keys: 0, reminders: 2 });
  clock.advance(60 * DAY);
  expect(await house()).toMatchObject({ reminders: 1 });
});
