import { proveImportKills, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";

const t = useKernel();

test("an import whose worker is killed again and again loses nothing, and doubles nothing", async () => {
  const { kernel, url, ownerUrl } = t();
  const report = await proveImportKills({ kernel, url, ownerUrl, rows: 2000, kills: 3 });
  expect(report).toMatchObject({
    status: "finished",
    created: 2000,
    lostCandidates: 0,
    doubledCandidates: 0,
    wrongInvitations: 0,
    lostMails: 0,
    doubledMails: 0,
  });
  expect(report.uncertainMails).toBeLessThanOrEqual(3);
}, 300_000);
