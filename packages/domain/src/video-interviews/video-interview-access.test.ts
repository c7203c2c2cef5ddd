import { expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { isEnough, jobStanding } from "../jobs/job-access.ts";
import type { TeamRole } from "../jobs/job.ts";
import { noteStanding } from "../notes/note.ts";
import { shareStanding } from "../shares/share.ts";
import { videoInterviewStanding } from "./video-interview-access.ts";

const user = (role: Extract<Actor, { kind: "user" }>["role"]): Actor => ({
  kind: "user",
  organisationId: 1,
  userId: 7,
  role,
  tokenId: 1,
});
const facts = (teamRoles: readonly TeamRole[], shared = false) => ({ jobId: 1, ownerUserId: 2, teamRoles, shared });
const requirements = ["read", "watch", "evaluate", "weigh", "manage"] as const;

test.each([
  { who: "an owner", role: "owner", team: [], shared: false, may: ["read", "watch", "weigh", "manage"] },
  {
    who: "a manager",
    role: "hiringManager",
    team: ["manager"],
    shared: false,
    may: ["read", "watch", "weigh", "manage"],
  },
  {
    who: "an evaluator",
    role: "recruiter",
    team: ["evaluator"],
    shared: false,
    may: ["read", "watch", "evaluate", "weigh"],
  },
  { who: "both", role: "recruiter", team: ["evaluator", "manager"], shared: false, may: [...requirements] },
  { who: "an admin who evaluates", role: "admin", team: ["evaluator"], shared: false, may: [...requirements] },
  { who: "a reviewer", role: "hiringManager", team: ["reviewer"], shared: false, may: ["read"] },
  { who: "a reviewer with a share", role: "hiringManager", team: ["reviewer"], shared: true, may: ["read", "watch"] },
  { who: "whom it is shared with", role: "recruiter", team: [], shared: true, may: ["read", "watch"] },
  { who: "a colleague", role: "recruiter", team: [], shared: false, may: [] },
] as const)("$who may $may", ({ role, team, shared, may }) => {
  const standing = videoInterviewStanding(user(role), 5, facts(team, shared));
  expect(requirements.filter((required) => isEnough(standing, required))).toEqual(may);
});

test("a share does not reach the job", () => {
  expect(jobStanding(user("recruiter"), facts([], true)).access).toBe("none");
});

test("candidates watch their own interview, and no other", () => {
  const candidate = {
    kind: "candidate",
    organisationId: 1,
    videoInterviewId: 5,
    applicationId: 1,
    jobId: 1,
    tokenId: null,
  } as const;
  expect(videoInterviewStanding(candidate, 5, facts([]))).toMatchObject({ access: "manage", watches: true });
  expect(videoInterviewStanding(candidate, 6, facts([])).access).toBe("none");
});

const managing = videoInterviewStanding(user("owner"), 5, facts([]));
const sharing = videoInterviewStanding(user("recruiter"), 5, facts([], true));
const evaluating = videoInterviewStanding(user("recruiter"), 5, facts(["evaluator"]));

test("a share is managed with its job, seen by whom it is for, and by nobody else", () => {
  expect(shareStanding(user("owner"), { userId: 9, interview: managing }).access).toBe("manage");
  expect(shareStanding(user("recruiter"), { userId: 7, interview: sharing }).access).toBe("read");
  expect(shareStanding(user("recruiter"), { userId: 9, interview: sharing }).access).toBe("none");
  expect(shareStanding(user("recruiter"), { userId: 9, interview: evaluating }).access).toBe("none");
});

test.each([
  {
    who: "author",
    role: "recruiter",
    userId: 7,
    visibility: "private",
    interview: evaluating,
    sees: false,
    may: "manage",
  },
  {
    who: "another",
    role: "recruiter",
    userId: 9,
    visibility: "private",
    interview: evaluating,
    sees: true,
    may: "none",
  },
  {
    who: "another",
    role: "recruiter",
    userId: 9,
    visibility: "shared",
    interview: evaluating,
    sees: true,
    may: "read",
  },
  { who: "blind", role: "recruiter", userId: 9, visibility: "shared", interview: evaluating, sees: false, may: "none" },
  { who: "owner", role: "owner", userId: 9, visibility: "shared", interview: managing, sees: true, may: "manage" },
  { who: "owner", role: "owner", userId: 9, visibility: "private", interview: managing, sees: true, may: "none" },
  {
    who: "former author",
    role: "recruiter",
    userId: 7,
    visibility: "shared",
    interview: sharing,
    sees: true,
    may: "none",
  },
] as const)("$who stands to a $visibility note with $may", ({ role, userId, visibility, interview, sees, may }) => {
  expect(noteStanding(user(role), { userId, visibility, interview, seesOthers: sees }).access).toBe(may);
});
