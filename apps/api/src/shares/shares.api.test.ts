import { namedQuery } from "@hirelane/db";
import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();

async function makeCandidate() {
  const { kernel, request } = t();
  const organisation = await makeOrganisation(kernel);
  const job = await kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.recruiter.call);
  const company = `/api/v3/companies/${organisation.organisationId}/`;
  const { token } = organisation.recruiter;
  const body = { first_name: "Francisco", last_name: "Assis", email: "francisco@assis.example" };
  const { body: candidate } = await request("POST", `${company}projects/${job.id}/candidates/`, { token, body });
  const holder = organisation.hiringManager;
  return { organisation, job, company, token, candidate, holder, sharesOf: `${candidate.resource_uri}shares/` };
}

test("a candidate is shared by a customer's address, and told of in its list, its object and 'shared with me'", async () => {
  const { request } = t();
  const { company, token, candidate, holder, sharesOf, job } = await makeCandidate();
  expect(await request("GET", sharesOf, { token })).toMatchObject({
    status: 200,
    body: { meta: { total_count: 0, previous: null, next: null }, objects: [] },
  });
  const { body: customers } = await request("GET", `${company}customers/?email=${holder.email}`, { token });
  const customer: string = customers.objects[0].resource_uri;
  const created = await request("POST", sharesOf, { token, body: { customer } });
  const share = {
    resource_uri: expect.stringMatching(/\/shares\/\d+\/$/),
    customer,
    candidate: candidate.resource_uri,
  };
  expect(created).toMatchObject({ status: 201, body: share });
  for (const again of [
    holder.userId,
    String(holder.userId),
    customer.replace(/companies\/\d+\/customers/, "customusers"),
  ]) {
    expect(await request("POST", sharesOf, { token, body: { customer: again } })).toMatchObject({
      status: 201,
      body: created.body,
    });
  }
  expect(await request("GET", created.body.resource_uri, { token })).toMatchObject({ status: 200, body: created.body });
  const list = await request("GET", `${company}projects/${job.id}/candidates/`, { token });
  expect(list.body.objects).toMatchObject([{ shares: [created.body], evaluation_status: "pending" }]);
  expect((await request("GET", candidate.resource_uri, { token })).body.shares).toEqual([created.body]);

  const mine = await request("GET", `${company}shares/`, { token: holder.token });
  expect(mine.body).toEqual({ meta: { total_count: 1, previous: null, next: null }, objects: [created.body] });
  expect(await request("GET", created.body.resource_uri, { token: holder.token })).toMatchObject({ status: 200 });
  const seen = await request("GET", mine.body.objects[0].candidate, { token: holder.token });
  expect(seen).toMatchObject({ status: 200, body: { last_name: "Assis", my_evaluation_status: null } });
  expect(seen.body).not.toHaveProperty("activation_key");
  expect(seen.body).not.toHaveProperty("shares");
  expect(await request("GET", seen.body.project, { token: holder.token })).toMatchObject({ status: 404 });
  expect(await request("GET", sharesOf, { token: holder.token })).toMatchObject({ status: 403 });
  expect(await request("DELETE", created.body.resource_uri, { token: holder.token })).toMatchObject({ status: 403 });

  expect(await request("DELETE", created.body.resource_uri, { token })).toMatchObject({ status: 204 });
  expect(await request("GET", created.body.resource_uri, { token })).toMatchObject({ status: 404 });
  expect(await request("GET", candidate.resource_uri, { token: holder.token })).toMatchObject({ status: 404 });
});

test("what names no customer of the company is refused, and names the field", async () => {
  const { request } = t();
  const { organisation, company, token, candidate, sharesOf, holder } = await makeCandidate();
  const post = (body: object) => request("POST", sharesOf, { token, body });
  const { userId } = organisation.recruiter;
  const abroad = await makeOrganisation(t().kernel);
  const bad = { status: 400, body: { customer: [expect.any(String)] } };
  expect(await post({})).toMatchObject({ status: 400, body: { customer: ["This field is required."] } });
  for (const customer of [
    "",
    "abc",
    -1,
    1.5,
    null,
    {},
    `${company}jobs/1/`,
    "https://evil.example/customers/1/",
    userId,
  ]) {
    expect(await post({ customer }), JSON.stringify(customer)).toMatchObject(bad);
  }
  const elsewhere = `/api/v3/companies/${abroad.organisationId}/customers/${holder.userId}/`;
  expect(await post({ customer: elsewhere })).toMatchObject(bad);
  expect(await post({ customer: abroad.recruiter.userId })).toMatchObject({ status: 404 });
  expect(await post({ customer: "99999999999999999999" })).toMatchObject({ status: expect.toBeOneOf([400, 404]) });
  const { body: share } = await post({ customer: holder.userId });
  const otherCandidate = share.resource_uri.replace(/candidates\/\d+/, "candidates/1");
  expect(await request("GET", otherCandidate, { token })).toMatchObject({ status: 404 });
  expect((await request("GET", candidate.resource_uri, { token })).body.shares).toHaveLength(1);
});

test("evaluation is told in v3's list and object: over all evaluators, and of the caller", async () => {
  const { kernel, request } = t();
  const { company, job, candidate, organisation, token } = await makeCandidate();
  const { hiringManager, recruiter, organisationId } = organisation;
  const member = { jobId: job.id, userId: hiringManager.userId, role: "evaluator" };
  await kernel.run(operations.jobs.addTeamMember, member, recruiter.call);
  const videoInterviewId = Number(/candidates\/(\d+)\/$/.exec(candidate.resource_uri)?.[1]);
  const rate = () =>
    kernel.run(operations.evaluations.rate, { videoInterviewId, overallRating: 4 }, hiringManager.call);
  await expect(rate()).rejects.toMatchObject({ code: "refused" });
  await kernel.runAsSystem(organisationId, "test", async ({ sql }) => {
    await sql.rows(namedQuery<never>("update video_interviews set status = 'interviewed' where id = $1"), [
      videoInterviewId,
    ]);
  });
  await rate();
  const as = { token: hiringManager.token };
  const list = `${company}projects/${job.id}/candidates/`;
  const told = { evaluation_status: "completed", my_evaluation_status: "completed" };
  expect((await request("GET", candidate.resource_uri, as)).body).toMatchObject(told);
  expect((await request("GET", `${list}?evaluation_status=completed`, as)).body.objects).toMatchObject([told]);
  expect((await request("GET", `${list}?evaluation_status=pending`, { token })).body.objects).toEqual([]);
  expect((await request("GET", candidate.resource_uri, { token })).body.my_evaluation_status).toBeNull();
});
