import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { applications, candidates, jobs, screenings, videoInterviews } = operations;
const t = useKernel();

test("a screening is the video interview: assigned in bulk, seen in both words, and revoked for good", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const { call } = owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const ids: number[] = [];
  for (const email of ["luke@tatooine.example", "leia@alderaan.example"]) {
    const person = { firstName: "Some", lastName: "Body", jobId: job.id, email };
    const { id: candidateId } = await kernel.run(candidates.create, person, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId } }, call);
    ids.push(items[0]?.id ?? 0);
  }
  const nameless = { firstName: "No", lastName: "Email", jobId: job.id };
  ids.push((await kernel.run(videoInterviews.create, nameless, call)).applicationId);
  const assigned = await kernel.run(
    screenings.assign,
    { applicationIds: [...ids, 999_999_999], daysToExpire: 2 },
    call,
  );
  expect(assigned.results.map(({ outcome }) => outcome)).toEqual(["assigned", "assigned", "refused", "notFound"]);
  const again = await kernel.run(screenings.assign, { applicationIds: ids.slice(0, 1) }, call);
  expect(again.counts).toEqual({ assigned: 0, refused: 1, notFound: 0 });

  const { items } = await kernel.run(screenings.list, { filters: { jobId: job.id }, order: "id" }, call);
  expect(items).toHaveLength(3);
  const one = items.find(({ applicationId }) => applicationId === ids[0]);
  if (one === undefined) throw new Error("No screening was assigned.");
  const unopened = { linkOpened: false, completed: false, revoked: false, executedByWorkflow: false, isApproved: null };
  expect(one).toMatchObject({ status: "invited", assignedByUserId: owner.userId, ...unopened });
  const interview = await kernel.run(videoInterviews.get, { id: one.id }, call);
  expect(interview).toMatchObject({ invitedAt: one.assignedAt, deadline: one.expiredAt });
  const principal = await kernel.authenticate({ kind: "activationKey", key: interview.activationKey ?? "" });
  await kernel.run(videoInterviews.advance, { id: one.id }, { principal, requestId: "test", address: "" });
  expect(await kernel.run(screenings.get, { id: one.id }, call)).toMatchObject({ linkOpened: true });

  const revoked = await kernel.run(screenings.revoke, { id: one.id }, call);
  expect(revoked).toMatchObject({ revoked: true, status: "skipped" });
  expect(await kernel.run(screenings.revoke, { id: one.id }, call)).toEqual(revoked);
  const { items: open } = await kernel.run(screenings.list, { filters: { jobId: job.id, status: "invited" } }, call);
  expect(open).toHaveLength(1);
});
