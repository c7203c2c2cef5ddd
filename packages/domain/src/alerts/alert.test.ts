import { expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { alertAccess } from "./alert.ts";

const user = (userId: number): Actor => ({ kind: "user", organisationId: 1, userId, tokenId: 1, role: "recruiter" });

test.each([
  ["its user changes it", user(7), "read", "manage"],
  ["others who see the workflow read it", user(8), "read", "read"],
  ["managers of the workflow change it", user(8), "manage", "manage"],
  ["nobody knows of it who may not see the workflow, its user neither", user(7), "none", "none"],
  ["a stranger knows of none", { kind: "anonymous" } as const, "none", "none"],
] as const)("%s", (_, actor, workflow, access) => {
  expect(alertAccess(actor, { userId: 7, workflow })).toBe(access);
});
