import { expect, test } from "vitest";
import { slugOf } from "../organisations/organisation.ts";
import { decideUserChange } from "../users/user-administration.ts";
import { loginDelaySeconds } from "./auth.ts";

test("failed logins are free five times, then the wait doubles up to a quarter of an hour", () => {
  expect([0, 4, 5, 6, 7, 14, 15, 100].map((failures) => loginDelaySeconds(failures))).toEqual([
    0, 0, 1, 2, 4, 512, 900, 900,
  ]);
});

test("only owners touch owners, and an organisation keeps one", () => {
  const facts = { actorRole: "owner", isSelf: false, role: "owner", otherActiveOwners: 0 } as const;
  expect(decideUserChange(facts, "admin").ok).toBe(false);
  expect(decideUserChange(facts, "owner").ok).toBe(true);
  expect(decideUserChange({ ...facts, otherActiveOwners: 1 }, null).ok).toBe(true);
  expect(decideUserChange({ ...facts, otherActiveOwners: 1, isSelf: true }, null).ok).toBe(false);
  expect(decideUserChange({ ...facts, actorRole: "admin", otherActiveOwners: 1 }, "admin").ok).toBe(false);
  expect(decideUserChange({ ...facts, actorRole: "admin", role: "recruiter" }, "owner").ok).toBe(false);
  expect(decideUserChange({ ...facts, actorRole: "admin", role: "recruiter" }, null).ok).toBe(true);
});

test("a slug is made of the Latin letters and digits of a name", () => {
  expect([slugOf("Müller & Söhne GmbH"), slugOf("  A--B  "), slugOf("北京")]).toEqual(["muller-sohne-gmbh", "a-b", ""]);
});
