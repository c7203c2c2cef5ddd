import { defineCommand } from "citty";
import { type Examined, examineConfig } from "../config.ts";
import { examine } from "../doctor/examine.ts";
import type { Finding } from "../doctor/finding.ts";
import { findRunningInstallation } from "../embedded/data-folder.ts";
import { jsonOption } from "./options.ts";
import { strictOptions } from "./strict-options.ts";

const args = { json: jsonOption } as const;

const signs = { ok: "✓", warning: "!", wrong: "✗", skipped: "-" } as const;
const CHECK_WIDTH = 13;

/** `doctor`: looks at everything that Hirelane stands on, and says what to do. */
export const doctor = defineCommand({
  meta: { name: "doctor", description: "Check configuration, database, queues, mail and storage, and say what to do" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const config = examineConfig();
    const findings: Finding[] = [];
    for await (const finding of examine(config, await runningHere(config))) {
      findings.push(finding);
      if (given.json !== true) process.stdout.write(describe(finding));
    }
    const problems = findings.filter(({ state }) => state === "wrong").length;
    if (given.json === true) process.stdout.write(`${JSON.stringify({ healthy: problems === 0, findings })}\n`);
    else process.stdout.write(verdict(problems));
    if (problems > 0) process.exitCode = 1;
  },
});

async function runningHere({ embedded, dataDir }: Examined) {
  return embedded ? findRunningInstallation(dataDir) : null;
}

function describe({ check, state, detail, advice }: Finding): string {
  const line = `${signs[state]} ${check.padEnd(CHECK_WIDTH)}  ${detail}\n`;
  return advice === null ? line : `${line}${" ".repeat(CHECK_WIDTH + 4)}→ ${advice}\n`;
}

function verdict(problems: number): string {
  if (problems === 0) return "Nothing is wrong.\n";
  return problems === 1 ? "One thing is wrong.\n" : `${problems} things are wrong.\n`;
}
