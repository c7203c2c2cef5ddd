import { stripVTControlCharacters } from "node:util";
import { DataDirInUseError } from "@hirelane/postgres";
import { ConfigurationError, describeError } from "@hirelane/runtime";
import { renderUsage, runCommand, runMain } from "citty";
import { hirelane } from "./hirelane.ts";
import { Refusal } from "./refusal.ts";

function explain(error: unknown): string {
  const expected =
    error instanceof Refusal || error instanceof ConfigurationError || error instanceof DataDirInUseError;
  if (expected) return error.message;
  if (error instanceof Error && error.name === "CLIError")
    return `${stripVTControlCharacters(error.message).replace(/\.$/, "")}. --help shows what there is.`;
  const { type, message, stack = "" } = describeError(error);
  return `${type}: ${message}\n${stack}`;
}

const rawArgs = process.argv.slice(2);
if (rawArgs.length === 0) process.stdout.write(`${await renderUsage(hirelane)}\n`);
else if (rawArgs.includes("--help") || rawArgs.includes("-h")) await runMain(hirelane, { rawArgs });
else {
  try {
    await runCommand(hirelane, { rawArgs });
    process.exit();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}
