import { useApi } from "@hirelane/api/testing";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient } from "./index.ts";

const t = useApi();
const password = "a password of one's own";
const future = new Date("2099-01-01T00:00:00Z");

async function invite() {
  const { kernel, url } = t();
  const { owner, organisationId } = await makeOrganisation(kernel);
  const manager = createHirelaneClient({ url, token: owner.token });
  const job = await manager.jobs.create.mutate({ title: "Pilot" });
  const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const { id } = await manager.videoInterviews.create.mutate(person);
  const invited = await manager.videoInterviews.advance.mutate({ id });
  const candidate = createHirelaneClient({ url, activationKey: invited.activationKey ?? "" });
  return { manager, candidate, id, username: invited.username ?? "", company: String(organisationId) };
}

test("the candidate's way over the client: key, password, interviewing, interviewed", async () => {
  const { manager, candidate, id, username, company } = await invite();
  const self = await candidate.videoInterviews.getOwn.query();
  expect(self).toMatchObject({ interview: { id, status: "invited", activationKey: null }, job: { title: "Pilot" } });
  expect(self.secondsUntilDeadline).toBeGreaterThan(6 * 24 * 3600);
  expect((await candidate.videoInterviews.setPassword.mutate({ password })).interview.status).toBe("confirmed");

  const { token } = await candidate.auth.login.mutate({ login: username, password, company });
  const session = createHirelaneClient({ url: t().url, token });
  expect((await session.videoInterviews.advance.mutate({ id })).status).toBe("interviewing");
  await expect(manager.videoInterviews.advance.mutate({ id })).rejects.toMatchObject({ data: { code: "forbidden" } });
  await expect(manager.videoInterviews.skip.mutate({ id })).rejects.toMatchObject({ data: { code: "refused" } });
  expect((await session.videoInterviews.advance.mutate({ id })).status).toBe("interviewed");
  await expect(candidate.videoInterviews.getOwn.query()).rejects.toMatchObject({ data: { code: "forbidden" } });
});

test("a missed deadline over the client: refused, a new deadline, invited again, skipped for good", async () => {
  const { manager, candidate, id } = await invite();
  await manager.videoInterviews.setDeadline.mutate({ id, deadline: new Date("2020-01-01T00:00:00Z") });
  await expect(candidate.videoInterviews.advance.mutate({ id })).rejects.toMatchObject({ data: { code: "forbidden" } });
  expect((await manager.videoInterviews.get.query({ id })).status).toBe("expired");
  await manager.videoInterviews.setDeadline.mutate({ id, deadline: future });
  expect((await manager.videoInterviews.advance.mutate({ id })).status).toBe("invited");
  expect((await manager.videoInterviews.skip.mutate({ id })).status).toBe("skipped");
  for (const again of ["advance", "skip"] as const) {
    const refused = { data: { code: "refused", fields: [{ path: "status" }] } };
    await expect(manager.videoInterviews[again].mutate({ id })).rejects.toMatchObject(refused);
  }
});
