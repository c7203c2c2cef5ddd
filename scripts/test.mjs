import "./boot.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, workspaceNode } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "hirelane-test-results-"));
const results = join(folder, "results.json");

// The checks alone: the pure tests that `pnpm verify` adds to them run below with all the others.
const checked = await run(workspaceNode, ["scripts/check.mjs"]);
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

if (checked.code !== 0) process.stdout.write("The checks failed; their output is above the tests'.\n");
const failures = (checked.code === 0 ? 0 : 1) + (tested.code === 0 ? failed : Math.max(failed, 1));
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
