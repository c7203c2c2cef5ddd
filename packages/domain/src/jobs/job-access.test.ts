import { describe, expect, test } from "vitest";
import type { Actor, Role } from "../access/actor.ts";
import { isEnough, jobAccess } from "./job-access.ts";
import { jobStatus, type TeamRole, teamRoleClash } from "./job.ts";

const user = (role: Role): Actor => ({ kind: "user", organisationId: 1, userId: 7, role, tokenId: 1 });
const job = (ownerUserId: number, ...teamRoles: TeamRole[]) => ({ jobId: 1, ownerUserId, teamRoles });

describe("jobAccess", () => {
  test.each([
    ["owner", job(1), "manage"],
    ["admin", job(1), "manage"],
    ["recruiter", job(7), "manage"],
    ["recruiter", job(1), "none"],
    ["recruiter", job(1, "manager"), "manage"],
    ["recruiter", job(1, "evaluator"), "read"],
    ["hiringManager", job(7), "none"],
    ["hiringManager", job(1, "reviewer"), "read"],
    ["hiringManager", job(1, "evaluator"), "read"],
    ["hiringManager", job(1, "reviewer", "manager"), "manage"],
  ] as const)("%s on %o: %s", (role, facts, access) => {
    expect(jobAccess(user(role), facts)).toBe(access);
  });

  test("strangers and candidates have none, the system has all", () => {
    expect(jobAccess({ kind: "anonymous" }, job(1))).toBe("none");
    expect(jobAccess({ kind: "system", organisationId: 1, name: "deliverMail" }, job(1))).toBe("manage");
  });

  test("closer is enough for what is farther", () => {
    expect([isEnough("manage", "read"), isEnough("read", "manage"), isEnough("none", "none")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

test("a reviewer is never an evaluator, on the same job", () => {
  expect(teamRoleClash(["reviewer"], "evaluator")).toBe(true);
  expect(teamRoleClash(["evaluator"], "reviewer")).toBe(true);
  expect(teamRoleClash(["manager"], "reviewer")).toBe(false);
  expect(teamRoleClash(["reviewer"], "reviewer")).toBe(false);
});

test("a job is a draft until published, and closed from its close date on", () => {
  const now = new Date("2026-01-01T00:00Z");
  expect(jobStatus({ published: false, closesAt: null }, now)).toBe("draft");
  expect(jobStatus({ published: true, closesAt: new Date("2026-01-01T00:01Z") }, now)).toBe("open");
  expect(jobStatus({ published: true, closesAt: now }, now)).toBe("closed");
});
