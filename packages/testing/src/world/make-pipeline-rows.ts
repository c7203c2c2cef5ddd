import { findRow, insertAssessments, toId } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { feedback, finalInterviews } = operations;
const DAY = 24 * 60 * 60 * 1000;

/** Gives an application a test (whoever is shortlisted or not), a date for a final interview, and words of its owner on it. */
export async function makePipelineRows(kernel: Kernel, owner: TestUser, jobId: number, applicationId: number) {
  const { call } = owner;
  const { key, id } = await makeAssessment(kernel, owner, jobId, applicationId);
  const startsAt = new Date(kernel.ports.now().getTime() + DAY);
  const planned = { applicationId, startsAt, place: "Room 1", interviewerIds: [owner.userId] };
  const meeting = await kernel.run(finalInterviews.schedule, planned, call);
  const words = await kernel.run(feedback.create, { applicationId, text: "Good.", rating: 4 }, call);
  return { assessmentKey: key, ids: { assessment: id, finalInterview: meeting.id, feedback: words.id } };
}

async function makeAssessment(kernel: Kernel, owner: TestUser, jobId: number, applicationId: number) {
  const { organisationId } = owner.principal;
  const { cryptography } = kernel.ports;
  const key = cryptography.randomHex(16);
  const row = await kernel.runAsSystem(organisationId, "makeAssessment", ({ sql, now }) => {
    const actor = ["user", owner.userId, null, "world"];
    const window = [now, new Date(now.getTime() + 7 * DAY)];
    const test = [
      [null],
      ["Logic"],
      ["https://tests.example/logic"],
      [cryptography.sha256(key)],
      [cryptography.seal(key)],
    ];
    const parameters = [
      organisationId,
      now,
      owner.userId,
      ...actor,
      false,
      ...window,
      [applicationId],
      [jobId],
      ...test,
    ];
    return findRow(sql, insertAssessments, parameters);
  });
  return { key, id: toId(row?.id ?? "") };
}
