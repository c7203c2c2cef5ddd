import { VideoInterviewEntity } from "@hirelane/db";
import { InterviewMailTemplate, type VideoInterviewStatus } from "@hirelane/domain";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { deliverMail } from "./deliver-mail.job.ts";
import type { MailMessage } from "./mail-delivery.ts";
import { queueMail } from "./queue-mail.ts";

const { applications, jobs, mails, organisations, videoInterviews } = operations;
const t = useKernel();
const deadline = new Date("2099-11-11T22:59:00Z");

async function makeInvited({ owner }: TestOrganisation, lastName = "Skywalker") {
  const { kernel } = t();
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const person = { firstName: "Luke", lastName, email: "luke@tatooine.example" };
  const { id, activationKey } = await kernel.run(videoInterviews.create, { ...person, jobId: job.id }, owner.call);
  await kernel.run(videoInterviews.setDeadline, { id, deadline }, owner.call);
  await kernel.run(videoInterviews.advance, { id }, owner.call);
  return { id, activationKey };
}

/** Changes what no operation changes at will. */
async function force(
  { organisationId }: TestOrganisation,
  id: number,
  change: { status?: VideoInterviewStatus; deadline?: Date },
): Promise<void> {
  await t().kernel.runAsSystem(organisationId, "test", async ({ em }) => {
    em.assign(await em.findOneOrFail(VideoInterviewEntity, { id }), change);
  });
}

/** Queues one more mail about an interview, and delivers it: what became of it, and what was sent. */
async function deliver(organisation: TestOrganisation, videoInterviewId: number, template: InterviewMailTemplate) {
  const { kernel } = t();
  const { organisationId, owner } = organisation;
  const sent: MailMessage[] = [];
  const uniqueKey = `test:${kernel.ports.cryptography.randomHex(8)}`;
  const mail = await kernel.runAsSystem(organisationId, "test", (context) =>
    queueMail(context, { organisationId, template, videoInterviewId, uniqueKey }),
  );
  const transport = {
    async deliver(message: MailMessage) {
      sent.push(message);
      return { kind: "accepted" } as const;
    },
  };
  await deliverMail.run({ kernel, mail: transport }, { organisationId, mailId: mail.id });
  const { status } = await kernel.run(mails.get, { id: mail.id }, owner.call);
  return { status, sent };
}

describe.each(InterviewMailTemplate.options)("%s", (template) => {
  test("goes to the candidate, with their link and deadline, in the organisation's words", async () => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { id, activationKey } = await makeInvited(organisation);
    const link = `http://hirelane.example/interview/${activationKey}`;
    const standard = await deliver(organisation, id, template);
    expect(standard).toMatchObject({ status: "sent", sent: [{ to: { address: "luke@tatooine.example" } }] });
    for (const part of ["Hello Luke Skywalker,", "11 November 2099 at 23:59", link, "Pilot"]) {
      expect(standard.sent[0]?.text).toContain(part);
    }
    const wording = { subject: "{{job}}: {{lastName}}", opening: "Liebe <b>Grüße</b>", closing: "Tschüss" };
    for (const language of ["de", "en"] as const)
      await kernel.run(
        mails.setWording,
        { template, language, wording: { ...wording, closing: language } },
        organisation.owner.call,
      );
    await kernel.run(organisations.update, { language: "de" }, organisation.owner.call);
    const own = await deliver(organisation, id, template);
    expect(own.sent[0]).toMatchObject({
      subject: "Pilot: Skywalker",
      text: expect.stringContaining("Liebe <b>Grüße</b>"),
      html: expect.stringContaining("Liebe &lt;b&gt;Grüße&lt;/b&gt;"),
    });
    expect(own.sent[0]?.text).toMatch(/\n\nde\nOrganisation /);
    expect(own.sent[0]?.text).toContain(link);
  });

  test.each(["reject", "withdraw"] as const)("is cancelled after %s", async (verb) => {
    const { kernel } = t();
    const organisation = await makeOrganisation(kernel);
    const { call } = organisation.owner;
    const { id } = await makeInvited(organisation);
    const { applicationId } = await kernel.run(videoInterviews.get, { id }, call);
    await kernel.run(applications[verb], { id: applicationId }, call);
    expect(await deliver(organisation, id, template)).toEqual({ status: "cancelled", sent: [] });
  });

  test("is cancelled once the interview is skipped or done", async () => {
    const organisation = await makeOrganisation(t().kernel);
    const { id } = await makeInvited(organisation);
    for (const status of ["skipped", "interviewed"] as const) {
      await force(organisation, id, { status });
      expect(await deliver(organisation, id, template)).toEqual({ status: "cancelled", sent: [] });
    }
  });

  test("has names in it as text", async () => {
    const organisation = await makeOrganisation(t().kernel);
    const { id } = await makeInvited(organisation, "<img src=x onerror=alert(1)>");
    const { sent } = await deliver(organisation, id, template);
    expect(sent[0]?.html).toContain("&lt;img src=x");
    expect(sent[0]?.html).not.toContain("<img");
  });
});

test("a reminder is cancelled when the interview has begun, and when its deadline has passed", async () => {
  const organisation = await makeOrganisation(t().kernel);
  const { id } = await makeInvited(organisation);
  await force(organisation, id, { status: "interviewing" });
  expect(await deliver(organisation, id, "videoInterviewReminder")).toMatchObject({ status: "cancelled" });
  expect(await deliver(organisation, id, "videoInterviewInvitation")).toMatchObject({ status: "sent" });
  await force(organisation, id, { status: "confirmed" });
  expect(await deliver(organisation, id, "videoInterviewReminder")).toMatchObject({ status: "sent" });
  await force(organisation, id, { deadline: t().clock.now() });
  expect(await deliver(organisation, id, "videoInterviewReminder")).toMatchObject({ status: "cancelled" });
});

test("a mail that failed is not sent again to somebody who was skipped since", async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { id } = await makeInvited(organisation);
  const { organisationId, owner } = organisation;
  const [mail] = (await kernel.run(mails.list, { filters: { videoInterviewId: id } }, owner.call)).items;
  const payload = { organisationId, mailId: mail?.id ?? 0 };
  const sent: MailMessage[] = [];
  const transport = {
    async deliver(message: MailMessage) {
      sent.push(message);
      return { kind: "refused", reason: "550" } as const;
    },
  };
  await deliverMail.run({ kernel, mail: transport }, payload);
  await force(organisation, id, { status: "skipped" });
  await kernel.run(mails.resolve, { id: payload.mailId, resolution: "sendAgain" }, owner.call);
  await deliverMail.run({ kernel, mail: transport }, payload);
  expect(await kernel.run(mails.get, { id: payload.mailId }, owner.call)).toMatchObject({ status: "cancelled" });
  expect(sent).toHaveLength(1);
});
