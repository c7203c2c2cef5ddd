import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { candidates, jobs, mails, videoInterviews } = operations;
const t = useKernel();

test("a candidate is created, gets a deadline, and is invited: the mail is queued in the same transaction", async () => {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const created = await kernel.run(
    videoInterviews.create,
    { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" },
    owner.call,
  );
  expect(created).toMatchObject({ status: "new", deadline: null, email: "luke@tatooine.example", version: 1 });
  expect(created.username).toMatch(/^skywalker\d{4}$/);
  const deadline = new Date("2099-11-11T22:59:00Z");
  await kernel.run(videoInterviews.setDeadline, { id: created.id, deadline }, owner.call);
  const invited = await kernel.run(videoInterviews.advance, { id: created.id }, owner.call);
  expect(invited).toMatchObject({ status: "invited", deadline, version: 3 });
  const page = await kernel.run(mails.list, { filters: { videoInterviewId: created.id } }, owner.call);
  expect(page.items).toMatchObject([{ template: "videoInterviewInvitation", status: "queued" }]);
  const people = await kernel.run(candidates.list, { filters: { jobId: job.id }, withTotal: true }, owner.call);
  expect(people).toMatchObject({ total: 1, nextCursor: null });
});
