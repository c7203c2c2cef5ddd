import { expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { mayReadEvent } from "./event-access.ts";
import type { EventView } from "./event-view.ts";
import { matchesEventFilters } from "./event-view.ts";

const user = (role: "owner" | "admin" | "recruiter" | "hiringManager"): Actor => ({
  kind: "user",
  organisationId: 1,
  userId: 7,
  tokenId: 1,
  role,
});
const candidate: Actor = {
  kind: "candidate",
  organisationId: 1,
  videoInterviewId: 3,
  applicationId: 3,
  jobId: 5,
  tokenId: null,
};
const onJob = (ownerUserId: number, ...teamRoles: ("manager" | "evaluator" | "reviewer")[]) => ({
  jobId: 5,
  ownerUserId,
  teamRoles,
});
const interview = { subject: { kind: "videoInterview", id: 3 } } as const;
const oneself = { subject: { kind: "user", id: 7 } } as const;
const colleague = { subject: { kind: "user", id: 8 } } as const;

test.each([
  ["an owner reads all", user("owner"), interview, onJob(8), true],
  ["an admin reads what is on no job", user("admin"), colleague, null, true],
  ["a recruiter reads what is on the own job", user("recruiter"), interview, onJob(7), true],
  ["a recruiter reads nothing of a colleague's job", user("recruiter"), interview, onJob(8), false],
  ["a hiring manager reads nothing of a job for owning it", user("hiringManager"), interview, onJob(7), false],
  ["a reviewer reads what is on the job", user("hiringManager"), interview, onJob(8, "reviewer"), true],
  ["a user reads of themself", user("hiringManager"), oneself, null, true],
  ["a user reads nothing of a colleague", user("recruiter"), colleague, null, false],
  ["a candidate reads nothing", candidate, interview, onJob(7), false],
  ["a stranger reads nothing", { kind: "anonymous" } as const, interview, onJob(7), false],
])("%s", (_, actor, event, job, allowed) => {
  expect(mayReadEvent(actor, event, job)).toBe(allowed);
});

test("filters ask for type, job and row at once", () => {
  const event: EventView = {
    id: 1,
    type: "videoInterview.advanced",
    subject: { kind: "videoInterview", id: 3 },
    jobId: 5,
    actor: { kind: "user", id: 7, name: null },
    from: "new",
    to: "invited",
    reasonCode: null,
    relatedId: null,
    requestId: "r",
    at: new Date(0),
    cursor: "c",
  };
  expect(matchesEventFilters(event)).toBe(true);
  expect(matchesEventFilters(event, { type: "videoInterview.advanced", jobId: 5, videoInterviewId: 3 })).toBe(true);
  expect(matchesEventFilters(event, { type: "job.created" })).toBe(false);
  expect(matchesEventFilters(event, { jobId: 6 })).toBe(false);
  expect(matchesEventFilters(event, { videoInterviewId: 4 })).toBe(false);
  expect(matchesEventFilters(event, { candidateId: 3 })).toBe(false);
});
