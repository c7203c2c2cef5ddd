import { DataDirInUseError } from "@hirelane/postgres";
import { ConfigurationError, describeError } from "@hirelane/runtime";
import { type CommandDef, defineCommand, renderUsage, runCommand, runMain } from "citty";
import { Refusal } from "./refusal.ts";

const organisations = defineCommand({
  meta: { name: "organisations", description: "Organisations" },
  subCommands: {
    create: () => import("./commands/organisations-create.ts").then((module) => module.createOrganisation),
  },
});

const rollups = defineCommand({
  meta: { name: "rollups", description: "What dashboards are read from" },
  subCommands: {
    rebuild: () => import("./commands/rollups-rebuild.ts").then((module) => module.rebuildAllRollups),
  },
});

const hirelane: CommandDef = defineCommand({
  meta: { name: "hirelane", description: "A hiring backend" },
  subCommands: {
    start: () => import("./commands/start.ts").then((module) => module.start),
    migrate: () => import("./commands/migrate.ts").then((module) => module.migrate),
    organisations,
    rollups,
    import: () => import("./commands/import.ts").then((module) => module.importCandidates),
    generate: () => import("./commands/generate.ts").then((module) => module.generate),
  },
});

function explain(error: unknown): string {
  const expected =
    error instanceof Refusal || error instanceof ConfigurationError || error instanceof DataDirInUseError;
  if (expected || (error instanceof Error && error.name === "CLIError")) return error.message;
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
