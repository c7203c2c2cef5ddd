import "./boot.mjs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, workspaceEnvironment } from "./run.mjs";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const steps = ["format:check", "lint", "boundaries", "knip", "types", "deno:check"];

let failures = 0;
for (const step of steps) {
  const started = performance.now();
  const { code, output } = await run("sh", ["-c", scripts[step]], { stdio: "pipe", env: workspaceEnvironment() });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${step} (${seconds} s)\n`);
  if (code === 0) continue;
  failures += 1;
  process.stdout.write(`${output.trimEnd()}\n`);
}
if (failures > 0) process.stdout.write(`\n${failures} of ${steps.length} checks failed.\n`);
process.exitCode = failures === 0 ? 0 : 1;
