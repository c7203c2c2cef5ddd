import "./boot.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, runPnpm, workspaceNode } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "hirelane-test-results-"));
const results = join(folder, "results.json");

const verified = await runPnpm(["run", "verify"]);
const tested = await run(workspaceNode, [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
]);
const { passed, failed, skipped } = count(results);
rmSync(folder, { recursive: true, force: true });

if (verified.code !== 0)
  process.stdout.write(`pnpm verify failed (exit code ${verified.code}); its output is above the tests'.\n`);
const failures = (verified.code === 0 ? 0 : 1) + (tested.code === 0 ? failed : Math.max(failed, 1));
process.stdout.write(`${passed} passed, ${failures} failed${skipped === 0 ? "" : `, ${skipped} skipped`}\n`);
process.exitCode = failures === 0 ? 0 : 1;

/** A run that broke before it wrote its results has none; its exit code then makes the failure. */
function count(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
