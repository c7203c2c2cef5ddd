import { describe, expect, test } from "vitest";
import { decideAddRows, decideCancel, decideRevert, decideStart, mayRunChunks } from "./import-state.ts";
import { ImportStatus, MAX_IMPORT_ROWS } from "./import.ts";

const facts = (status: ImportStatus) => ({ status, dryRun: false, revertStartedAt: null });
const allowedIn = (decide: (status: ImportStatus) => boolean) =>
  ImportStatus.options.filter((status) => decide(status));

describe("an import", () => {
  test("takes rows and starts while it is received", () => {
    expect(allowedIn((status) => decideAddRows(facts(status), 0, 1).ok)).toEqual(["receiving"]);
    expect(allowedIn((status) => decideStart(facts(status), 1).ok)).toEqual(["receiving"]);
    expect(decideStart(facts("receiving"), 0)).toMatchObject({ ok: false });
  });

  test("has a limit of rows", () => {
    expect(decideAddRows(facts("receiving"), MAX_IMPORT_ROWS - 1, 1).ok).toBe(true);
    expect(decideAddRows(facts("receiving"), MAX_IMPORT_ROWS, 1).ok).toBe(false);
  });

  test("is cancelled until it is over, and reverted once it is over, once, unless it was dry", () => {
    expect(allowedIn((status) => decideCancel(facts(status)).ok)).toEqual(["receiving", "running", "failed"]);
    expect(allowedIn((status) => decideRevert(facts(status)).ok)).toEqual(["finished", "cancelled"]);
    expect(decideRevert({ ...facts("finished"), dryRun: true }).ok).toBe(false);
    expect(decideRevert({ ...facts("finished"), revertStartedAt: new Date(0) }).ok).toBe(false);
  });

  test("is worked on while it runs, and when a part that was given up is sent again", () => {
    expect(allowedIn(mayRunChunks)).toEqual(["running", "failed"]);
  });
});
