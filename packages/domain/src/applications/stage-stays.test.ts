import { expect, test } from "vitest";
import { staysOf } from "./stage-stays.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
const screening = { id: 1, name: "Screening", service: "resumeScreening", position: 1 } as const;

test("a stay ends when the next begins, and who comes back has two", () => {
  const entries = [
    { stageId: 1, stage: screening, at: at(0) },
    { stageId: 2, stage: null, at: at(10) },
    { stageId: 1, stage: screening, at: at(12) },
  ];
  expect(staysOf(entries, null, at(20))).toEqual([
    { stageId: 1, stage: screening, enteredAt: at(0), leftAt: at(10), seconds: 600 },
    { stageId: 2, stage: null, enteredAt: at(10), leftAt: at(12), seconds: 120 },
    { stageId: 1, stage: screening, enteredAt: at(12), leftAt: null, seconds: 480 },
  ]);
});

test("the last stay ends with the application", () => {
  expect(staysOf([{ stageId: 1, stage: screening, at: at(0) }], at(5), at(20))).toMatchObject([
    { leftAt: at(5), seconds: 300 },
  ]);
  expect(staysOf([], at(5), at(20))).toEqual([]);
});
