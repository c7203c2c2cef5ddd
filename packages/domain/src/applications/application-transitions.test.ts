import { expect, test } from "vitest";
import { ApplicationStatus } from "./application-status.ts";
import { decideApplication, decideMove } from "./application-transitions.ts";

const now = new Date("2026-11-22T10:00:00Z");
const later = new Date(now.getTime() + 1);
const facts = (status: ApplicationStatus) => ({ status, statusBefore: null, undoUntil: null });

test("the table says where each action leads from each status", () => {
  const table = Object.fromEntries(
    ApplicationStatus.options.map((status) => [
      status,
      (["hold", "resume", "reject", "withdraw", "hire"] as const).map((action) => {
        const decision = decideApplication(facts(status), action, now);
        return decision.ok ? decision.value : "-";
      }),
    ]),
  );
  expect(table).toEqual({
    active: ["onHold", "-", "rejected", "withdrawn", "hired"],
    onHold: ["-", "active", "rejected", "withdrawn", "hired"],
    rejected: ["-", "-", "-", "-", "-"],
    withdrawn: ["-", "-", "-", "-", "-"],
    hired: ["-", "-", "-", "-", "-"],
  });
});

test("a rejection is taken back to what was before, until its time is over", () => {
  const rejected = { status: "rejected", statusBefore: "onHold" } as const;
  expect(decideApplication({ ...rejected, undoUntil: later }, "undoRejection", now)).toEqual({
    ok: true,
    value: "onHold",
  });
  expect(decideApplication({ ...rejected, undoUntil: now }, "undoRejection", now)).toMatchObject({ ok: false });
  expect(decideApplication(facts("active"), "undoRejection", now)).toMatchObject({ ok: false });
});

test("next is the stage behind, and the last has none", () => {
  const at = (stageId: number | null) => decideMove({ status: "active", stageId, stageIds: [7, 3, 5] }, { to: "next" });
  expect([null, 7, 3].map((stageId) => at(stageId))).toEqual([7, 3, 5].map((value) => ({ ok: true, value })));
  expect(at(5)).toMatchObject({ ok: false, refusal: { code: "refused" } });
});

test("a stale, a foreign and an inactive move are told apart", () => {
  const here = { status: "active", stageId: 7, stageIds: [7, 3] } as const;
  expect(decideMove(here, { to: 3, expectedStageId: 3 })).toMatchObject({ refusal: { code: "conflict" } });
  expect(decideMove(here, { to: 9 })).toMatchObject({ refusal: { code: "not_found" } });
  expect(decideMove({ ...here, status: "onHold" }, { to: 3 })).toMatchObject({ refusal: { code: "refused" } });
  expect(decideMove({ ...here, stageIds: [] }, { to: 3 })).toMatchObject({ refusal: { code: "refused" } });
});
