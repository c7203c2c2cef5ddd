import { createLogger } from "@hirelane/runtime";
import type { StartConfig } from "../config.ts";

/** What the launcher says: to a person in the terminal, or as JSON lines among those of its processes. */
export interface Journal {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
  /** Something to read at leisure. */
  show(lines: readonly string[]): void;
}

/** Lines for the terminal where everything is embedded, else the log. */
export function openJournal({ embedded, settings }: StartConfig): Journal {
  if (!embedded) {
    const logger = createLogger({ level: settings.process.logLevel, process: "launcher" });
    const { info, warn, error } = logger;
    return { info, warn, error, show: ([first = ""]) => logger.info(first) };
  }
  return {
    info: say,
    warn: say,
    error: say,
    show: (lines) =>
      void process.stdout.write(`\n${lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)).join("")}\n`),
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
