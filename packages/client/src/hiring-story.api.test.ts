import { useApi } from "@hirelane/api/testing";
import { hiringStoryLog, readToTheEnd, tellLog, until } from "@hirelane/testing";
import { expect, test } from "vitest";
import { beginHiringStory, type HiringStory, type Person } from "./hiring-story.fixture.ts";

const t = useApi();

const leia: Person = {
  firstName: "Leia",
  lastName: "Organa",
  email: "leia@alderaan.example",
  city: "Aldera",
  cv: "Leia Organa\nThree years of navigation, and of work with droids.",
};
const luke: Person = {
  firstName: "Luke",
  lastName: "Skywalker",
  email: "luke@tatooine.example",
  city: "Anchorhead",
  cv: "Luke Skywalker\nRepairs droids.",
};

test("from a job to a hire, over the client", { timeout: 60_000 }, async () => {
  const story = await beginHiringStory(t());
  const leiaId = await story.apply(leia);
  await becomesKnown(story, leiaId);
  const lukeId = await story.apply(luke);
  await isTakenBack(story, lukeId);
  await isJudged(story, leiaId, lukeId);
  await isApprovedByRule(story, leiaId);
  await passesTest(story, leiaId);
  await isInterviewed(story, leiaId);
  await isMet(story, leiaId);
  await isHired(story, leiaId);
  expect(await logOf(story, leiaId, lukeId)).toEqual(hiringStoryLog);
});

/** The CV gives a first score that says why, and a condition of the rule tells its author of somebody who meets it. */
async function becomesKnown({ manager, jobId, mailTo }: HiringStory, applicationId: number): Promise<void> {
  await mailTo(leia.email, "Pilot");
  const { items } = await manager.resumes.list.query({ filters: { jobId } });
  expect(items).toMatchObject([
    { matchedSkills: ["Navigation", "Droids"], missingSkills: [], score: { overall: 6, components: { skills: 6 } } },
  ]);
  await until(async () => (await manager.notifications.unreadCount.query({})).unread === 1);
  const notified = await manager.notifications.list.query({});
  expect(notified.items).toMatchObject([{ applicationId, alertName: "Skills score >= 4", firstName: "Leia" }]);
}

/** Rejected by mistake, and taken back within the window: the mail never leaves. */
async function isTakenBack({ manager, countMailsTo, mailTo }: HiringStory, id: number): Promise<void> {
  await mailTo(luke.email, "Pilot");
  const rejected = await manager.applications.reject.mutate({ id, reasonCode: "skillsMissing" });
  expect(rejected).toMatchObject({ status: "rejected", statusCode: "skillsMissing", undoUntil: expect.any(Date) });
  const mails = { template: "applicationRejected" } as const;
  expect((await manager.mails.list.query({ filters: mails })).items).toMatchObject([{ status: "queued" }]);
  expect(await manager.applications.undoRejection.mutate({ id })).toMatchObject({ status: "active", undoUntil: null });
  expect((await manager.mails.list.query({ filters: mails })).items).toMatchObject([{ status: "cancelled" }]);
  expect(countMailsTo(luke.email)).toBe(1);
}

/** Before anything is decided, the rule says who would pass, and why the other would not. */
async function isJudged({ manager, jobId, screening: stageId }: HiringStory, leiaId: number, lukeId: number) {
  const simulated = await manager.stageRules.simulate.query({ stageId, jobId, show: "passed" });
  expect(simulated).toMatchObject({ total: 2, passed: 1, failed: 1, examples: [{ applicationId: leiaId }] });
  const why = await manager.stageRules.explain.query({ stageId, applicationId: lukeId });
  expect(why).toMatchObject({
    passed: false,
    conditions: [
      { path: "rule.conditions.0", actual: 3, passed: false, decided: true },
      { path: "rule.conditions.1", actual: "anchorhead", passed: true, decided: false },
    ],
  });
}

/** The screening is completed; who passes its rule moves on without anybody. */
async function isApprovedByRule(story: HiringStory, applicationId: number): Promise<void> {
  const { manager, screening, assessment } = story;
  await manager.steps.start.mutate({ applicationId, stageId: screening });
  await manager.steps.complete.mutate({ applicationId, stageId: screening });
  await story.untilIn(applicationId, assessment);
  const { steps } = await manager.applications.get.query({ id: applicationId });
  expect(steps).toMatchObject([
    { stage: { service: "resumeScreening" }, status: "approved", decidedBy: "workflow", decidedByUserId: null },
    { stage: { service: "assessment" }, status: "notStarted" },
  ]);
}

/** The test arrives by mail; its result passes the rule of its stage, which brings the video interview. */
async function passesTest(story: HiringStory, applicationId: number): Promise<void> {
  const { manager, anybody, videoInterview } = story;
  const mail = await story.mailTo(leia.email, "/assessment/");
  const key = /\/assessment\/([0-9a-f]{32})/.exec(mail)?.[1] ?? "";
  expect(await anybody.assessments.getOwn.query({ key })).toMatchObject({ status: "assigned", name: "Simulator" });
  const { testUrl } = await anybody.assessments.openOwn.mutate({ key });
  expect(testUrl).toBe("https://tests.example/simulator");
  const { items } = await manager.assessments.list.query({ filters: { applicationId } });
  const id = items[0]?.id ?? 0;
  await manager.assessments.start.mutate({ id });
  const result = await manager.assessments.complete.mutate({ id, score: 18, total: 20 });
  expect(result).toMatchObject({ status: "completed", percentage: 9000, executedByWorkflow: true });
  await story.untilIn(applicationId, videoInterview);
}

/** Invited by the workflow, by the link in the mail; what the candidate finishes, a person approves. */
async function isInterviewed(story: HiringStory, applicationId: number): Promise<void> {
  const { manager, videoInterview: stageId } = story;
  const mail = await story.mailTo(leia.email, "/interview/");
  const candidate = story.asCandidate(/\/interview\/([0-9a-f]{32})/.exec(mail)?.[1] ?? "");
  const { interview } = await candidate.videoInterviews.getOwn.query();
  for (const status of ["confirmed", "interviewing", "interviewed"])
    expect(await candidate.videoInterviews.advance.mutate({ id: interview.id })).toMatchObject({ status });
  const step = await manager.steps.approve.mutate({ applicationId, stageId });
  expect(step).toMatchObject({ status: "approved", decidedBy: "person" });
}

/** A date for the final interview, in everybody's calendar. */
async function isMet(story: HiringStory, id: number): Promise<void> {
  const { manager, interviewer, finalInterview: stageId } = story;
  const plan = { startsAt: new Date("2099-05-04T10:00:00Z"), interviewerIds: [interviewer.userId] };
  await manager.applications.moveToStage.mutate({ id, stageId, finalInterview: plan });
  const { items } = await manager.finalInterviews.list.query({ filters: { applicationId: id } });
  expect(items).toMatchObject([{ durationMinutes: 30, place: "Hangar 7" }]);
  for (const address of [leia.email, interviewer.email])
    expect(await story.mailTo(address, "text/calendar")).toContain("method=REQUEST");
}

async function isHired(
  { manager, countMailsTo, finalInterview: stageId, jobId }: HiringStory,
  id: number,
): Promise<void> {
  const words = { applicationId: id, stageId, text: "Calm, and quick to decide.", rating: 5 };
  await manager.feedback.create.mutate(words);
  expect(await manager.applications.hire.mutate({ id })).toMatchObject({ status: "hired", hiredAt: expect.any(Date) });
  const { items } = await manager.applications.list.query({ filters: { jobId }, order: "id" });
  expect(items.map(({ status }) => status)).toEqual(["hired", "active"]);
  expect(countMailsTo(luke.email)).toBe(1);
}

/** What the log says of the job. */
async function logOf(story: HiringStory, leiaId: number, lukeId: number): Promise<string[]> {
  const { manager, jobId } = story;
  const list = { filters: { jobId }, order: "position", limit: 100 } as const;
  return tellLog(await readToTheEnd(async () => (await manager.events.list.query(list)).items), {
    applications: new Map([
      [leiaId, "Leia"],
      [lukeId, "Luke"],
    ]),
    stages: new Map([
      [story.screening, "screening"],
      [story.assessment, "assessment"],
      [story.videoInterview, "video interview"],
      [story.finalInterview, "final interview"],
    ]),
  });
}
