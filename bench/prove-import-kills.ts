import { proveImportKills } from "@hirelane/testing";
import { withInstallation } from "./with-installation.ts";

const ROWS = Number(process.argv[2] ?? 20_000);
const KILLS = Number(process.argv[3] ?? 20);

/** An import with mails over SMTP whose worker process is killed 20 times; fails when anything is lost or doubled. */
await withInstallation(async ({ kernel, url, ownerUrl }) => {
  const plan = { kernel, url, ownerUrl, rows: ROWS, kills: KILLS, onProgress: console.log };
  const report = await proveImportKills(plan);
  console.log(report);
  const { lostCandidates, doubledCandidates, wrongInvitations, lostMails, doubledMails, uncertainMails } = report;
  const wrong = lostCandidates + doubledCandidates + wrongInvitations + lostMails + doubledMails;
  if (wrong > 0 || uncertainMails > KILLS || report.status !== "finished") process.exitCode = 1;
});
process.exit();
