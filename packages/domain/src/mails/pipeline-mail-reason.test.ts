import { describe, expect, test } from "vitest";
import { ApplicationStatus } from "../applications/application-status.ts";
import {
  decideAssessmentMail,
  decideCancellationMail,
  decideInvitationMail,
  decideReceiptMail,
  decideRejectionMail,
} from "./pipeline-mail-reason.ts";

const now = new Date("2026-06-01T12:00:00Z");
const before = new Date("2026-06-01T11:00:00Z");
const later = new Date("2026-06-01T13:00:00Z");

test("a confirmation goes to all but those who have withdrawn", () => {
  const got = ApplicationStatus.options.filter((status) => decideReceiptMail({ status }).ok);
  expect(got).toEqual(["active", "onHold", "rejected", "hired"]);
});

describe("a rejection", () => {
  const rejected = { status: "rejected", statusChangedAt: before } as const;

  test("leaves while it stands", () => {
    expect(decideRejectionMail(rejected, before).ok).toBe(true);
  });

  test("that was undone never leaves, also when another followed", () => {
    for (const status of ApplicationStatus.options.filter((each) => each !== "rejected"))
      expect(decideRejectionMail({ ...rejected, status }, before).ok).toBe(false);
    expect(decideRejectionMail({ ...rejected, statusChangedAt: now }, before).ok).toBe(false);
    expect(decideRejectionMail({ ...rejected, statusChangedAt: null }, before).ok).toBe(false);
  });
});

test("a test is mailed while it can be taken, to who is in play", () => {
  const assigned = { status: "assigned", validTo: later, applicationStatus: "active" } as const;
  expect(decideAssessmentMail(assigned, now).ok).toBe(true);
  for (const status of ["started", "completed", "revoked", "disqualified"])
    expect(decideAssessmentMail({ ...assigned, status }, now).ok).toBe(false);
  expect(decideAssessmentMail({ ...assigned, validTo: now }, now).ok).toBe(false);
  for (const applicationStatus of ["onHold", "rejected", "withdrawn", "hired"] as const)
    expect(decideAssessmentMail({ ...assigned, applicationStatus }, now).ok).toBe(false);
});

describe("a meeting", () => {
  const facts = { startsAt: later, cancelledAt: null, changedAt: before, isGuest: true, wasInvited: false };

  test("is told to who takes part, in its newest form, before it begins", () => {
    expect(decideInvitationMail(facts, before, now).ok).toBe(true);
    expect(decideInvitationMail({ ...facts, startsAt: now }, before, now).ok).toBe(false);
    expect(decideInvitationMail({ ...facts, cancelledAt: now }, before, now).ok).toBe(false);
    expect(decideInvitationMail({ ...facts, isGuest: false }, before, now).ok).toBe(false);
    expect(decideInvitationMail({ ...facts, changedAt: now }, before, now).ok).toBe(false);
  });

  test("is taken back from who was told, when it is off for them", () => {
    const told = { ...facts, wasInvited: true };
    expect(decideCancellationMail({ ...told, cancelledAt: now }).ok).toBe(true);
    expect(decideCancellationMail({ ...told, isGuest: false }).ok).toBe(true);
    expect(decideCancellationMail(told).ok).toBe(false);
    expect(decideCancellationMail({ ...facts, cancelledAt: now }).ok).toBe(false);
  });
});
