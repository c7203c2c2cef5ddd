import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const basic = (token: string) => ({ Authorization: `Basic ${Buffer.from(`token:${token}`).toString("base64")}` });

async function makeAssigned(testUrl = "https://tests.example/?a=1&b=2") {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const job = await kernel.run(operations.jobs.create, { title: "Pilot" }, call);
  const person = { firstName: "Luke", lastName: "<b>Sky</b>", email: "luke@tatooine.example", jobId: job.id };
  const { id: candidateId } = await kernel.run(operations.candidates.create, person, call);
  const { items } = await kernel.run(operations.applications.list, { filters: { candidateId } }, call);
  const applicationId = items[0]?.id ?? 0;
  const input = { applicationIds: [applicationId], name: "Logic", testUrl };
  await kernel.run(operations.assessments.assign, input, call);
  const listed = await kernel.run(operations.assessments.list, { filters: { applicationId } }, call);
  const [assessment] = listed.items;
  if (assessment === undefined) throw new Error("No test was assigned.");
  return { organisation, assessment, applicationId, link: `/assessment/${assessment.key}` };
}

test("the link of a test shows its state and time; looking changes nothing, opening is noted and shows the way", async () => {
  const { request, kernel, clock, log } = t();
  const { organisation, assessment, link } = await makeAssigned();
  const { call } = organisation.owner;
  const page = await request("GET", link);
  expect(page.status).toBe(200);
  for (const part of ["Logic", "waiting for you", "Europe/Berlin"]) expect(page.text).toContain(part);
  expect(page.text).not.toContain("<b>Sky");
  expect(page.text).not.toContain("tests.example");
  await request("HEAD", link);
  expect(await kernel.run(operations.assessments.get, { id: assessment.id }, call)).toEqual(assessment);
  const opened = await request("POST", link);
  expect(opened).toMatchObject({ status: 200, text: expect.stringContaining("https://tests.example/?a=1&amp;b=2") });
  const now = await kernel.run(operations.assessments.get, { id: assessment.id }, call);
  expect(now).toMatchObject({ status: "linkOpened" });
  clock.advance(8 * 24 * 60 * 60 * 1000);
  expect((await request("GET", link)).text).toContain("cannot be opened now");
  expect((await request("POST", link)).status).toBe(400);
  expect((await request("GET", `/assessment/${"0".repeat(32)}`)).status).toBe(404);
  expect(log.join("")).not.toContain(assessment.key);
});

test("a test without an address can be opened too", async () => {
  const { link } = await makeAssigned("");
  expect((await t().request("POST", link)).text).toContain("how to take it");
});

test("an application has a page for those who may see it", async () => {
  const { request } = t();
  const { organisation, applicationId } = await makeAssigned();
  const path = `/applications/${applicationId}`;
  expect((await request("GET", path)).status).toBe(401);
  const page = await request("GET", path, { headers: basic(organisation.owner.token) });
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("luke@tatooine.example") });
});
