import { makeOrganisation, makeUser, type TestUser, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import type { z } from "zod";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import type { MailMessage } from "../mails/mail-delivery.ts";

const { applications, candidates, events, jobs, mails, shares, users, videoInterviews } = operations;
const t = useKernel();

async function makeShared() {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { recruiter, hiringManager } = organisation;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, recruiter.call);
  const person = { firstName: "Luke", lastName: "Skywalker", email: "luke@tatooine.example" };
  const interview = await kernel.run(videoInterviews.create, { ...person, jobId: job.id }, recruiter.call);
  const share = (user: TestUser, by = recruiter) =>
    kernel.run(shares.create, { videoInterviewId: interview.id, userId: user.userId }, by.call);
  return { organisation, recruiter, hiringManager, job, interview, share };
}

const notFound = { code: "not_found" };

test("a share gives exactly that interview: not its job, person, application, events, keys or shares", async () => {
  const { kernel } = t();
  const { recruiter, hiringManager, job, interview, share } = await makeShared();
  const other = { firstName: "Leia", lastName: "Organa", jobId: job.id };
  await kernel.run(videoInterviews.create, other, recruiter.call);
  await expect(kernel.run(videoInterviews.get, { id: interview.id }, hiringManager.call)).rejects.toMatchObject(
    notFound,
  );
  await share(hiringManager);

  const seen = await kernel.run(videoInterviews.get, { id: interview.id }, hiringManager.call);
  expect(seen).toMatchObject({ lastName: "Skywalker", activationKey: null, shares: null, myEvaluationStatus: null });
  const list = await kernel.run(videoInterviews.list, { withTotal: true }, hiringManager.call);
  expect(list).toMatchObject({ items: [{ id: interview.id }], total: 1 });
  for (const [operation, input] of [
    [jobs.get, { id: job.id }],
    [candidates.get, { id: interview.candidateId }],
    [applications.get, { id: interview.applicationId }],
    [videoInterviews.list, { filters: { jobId: job.id } }],
  ] as const) {
    await expect(kernel.run<z.ZodType, z.ZodType>(operation, input, hiringManager.call)).rejects.toMatchObject(
      notFound,
    );
  }
  const feed = await kernel.run(events.list, { filters: { videoInterviewId: interview.id } }, hiringManager.call);
  expect(feed.items).toEqual([]);
  const change = kernel.run(videoInterviews.skip, { id: interview.id }, hiringManager.call);
  await expect(change).rejects.toMatchObject({ code: "forbidden" });
  const spread = share(await makeUser(kernel, recruiter.principal.organisationId, "recruiter"), hiringManager);
  await expect(spread).rejects.toMatchObject({ code: "forbidden" });
});

test("sharing twice is sharing once; a share ends by deletion, and when its user is deactivated", async () => {
  const { kernel } = t();
  const { organisation, recruiter, hiringManager, interview, share } = await makeShared();
  const [first, second] = [await share(hiringManager), await share(hiringManager)];
  expect(second).toEqual(first);
  const managed = await kernel.run(videoInterviews.get, { id: interview.id }, recruiter.call);
  expect(managed.shares).toEqual([first]);
  const queued = await kernel.run(
    mails.list,
    { filters: { template: "videoInterviewShared" } },
    organisation.owner.call,
  );
  expect(queued.items).toHaveLength(1);

  await kernel.run(shares.delete, { id: first.id }, recruiter.call);
  await expect(kernel.run(shares.delete, { id: first.id }, recruiter.call)).rejects.toMatchObject(notFound);
  await expect(kernel.run(videoInterviews.get, { id: interview.id }, hiringManager.call)).rejects.toMatchObject(
    notFound,
  );

  await share(hiringManager);
  await kernel.run(users.deactivate, { id: hiringManager.userId }, organisation.owner.call);
  await kernel.run(users.reactivate, { id: hiringManager.userId }, organisation.owner.call);
  const mine = await kernel.run(shares.listMine, {}, hiringManager.call);
  expect(mine.items).toEqual([]);
});

test("with oneself, the deactivated and the unknown nothing is shared, and the field is named", async () => {
  const { kernel } = t();
  const { organisation, recruiter, hiringManager, interview, share } = await makeShared();
  const userId = [{ path: "userId", message: expect.any(String) }];
  await expect(share(recruiter)).rejects.toMatchObject({ code: "invalid_input", fields: userId });
  await kernel.run(users.deactivate, { id: hiringManager.userId }, organisation.owner.call);
  await expect(share(hiringManager)).rejects.toMatchObject({ code: "invalid_input", fields: userId });
  const stranger = await makeOrganisation(kernel);
  await expect(share(stranger.recruiter)).rejects.toMatchObject({ code: "not_found", fields: userId });
  const list = await kernel.run(shares.list, { videoInterviewId: interview.id }, recruiter.call);
  expect(list.items).toEqual([]);
});

test("what is shared with somebody is listed to them, newest first, by pages", async () => {
  const { kernel } = t();
  const { recruiter, hiringManager, job, interview, share } = await makeShared();
  await share(hiringManager);
  const leia = { firstName: "Leia", lastName: "Organa", jobId: job.id };
  const another = await kernel.run(videoInterviews.create, leia, recruiter.call);
  await kernel.run(shares.create, { videoInterviewId: another.id, userId: hiringManager.userId }, recruiter.call);
  const first = await kernel.run(shares.listMine, { limit: 1, withTotal: true }, hiringManager.call);
  expect(first).toMatchObject({ total: 2, items: [{ interview: { id: another.id, activationKey: null } }] });
  const cursor = first.nextCursor ?? "";
  const second = await kernel.run(shares.listMine, { limit: 1, cursor }, hiringManager.call);
  expect(second).toMatchObject({
    nextCursor: null,
    items: [{ share: { createdBy: recruiter.userId }, interview: { id: interview.id } }],
  });
  const ofShare = { id: second.items[0]?.share.id ?? 0 };
  expect(await kernel.run(shares.get, ofShare, hiringManager.call)).toMatchObject({ userId: hiringManager.userId });
  await expect(kernel.run(shares.delete, ofShare, hiringManager.call)).rejects.toMatchObject({ code: "forbidden" });
});

async function deliverNotice(organisationId: number, owner: TestUser): Promise<MailMessage[]> {
  const { kernel } = t();
  const sent: MailMessage[] = [];
  const mail = {
    async deliver(message: MailMessage, handOver: () => Promise<boolean>) {
      if (await handOver()) sent.push(message);
      return { kind: "accepted" } as const;
    },
  };
  const { items } = await kernel.run(mails.list, { filters: { template: "videoInterviewShared" } }, owner.call);
  for (const { id } of items) await deliverMail.run({ kernel, mail }, { organisationId, mailId: id });
  return sent;
}

test("the notice names candidate, job and link, and is not sent once the share has ended", async () => {
  const { kernel } = t();
  const { organisation, recruiter, hiringManager, interview, share } = await makeShared();
  const { organisationId, owner } = organisation;
  const { id } = await share(hiringManager);
  const [notice] = await deliverNotice(organisationId, owner);
  expect(notice).toMatchObject({
    to: { address: hiringManager.email },
    subject: expect.stringContaining("Luke Skywalker"),
  });
  expect(notice?.text).toContain("Pilot");
  expect(notice?.text).toContain(`/video-interviews/${interview.id}`);
  await kernel.run(shares.delete, { id }, recruiter.call);
  await share(hiringManager);
  await kernel.run(shares.delete, { id: (await share(hiringManager)).id }, recruiter.call);
  expect(await deliverNotice(organisationId, owner)).toEqual([]);
});
