import type { ArgsDef, CittyPlugin } from "citty";
import { Refusal } from "../refusal.ts";

/** Refuses options and words that a command does not know; citty ignores them. */
export function strictOptions(known: ArgsDef): CittyPlugin {
  const positionals = Object.values(known).filter(({ type }) => type === "positional").length;
  const flags = new Set(Object.keys(known).flatMap((name) => [`--${name}`, `--no-${name}`]));
  return {
    name: "strict-options",
    setup({ rawArgs, args }) {
      const stranger =
        rawArgs.find((word) => word.startsWith("-") && !flags.has(word.split("=", 1)[0] ?? "")) ?? args._[positionals];
      if (stranger !== undefined) throw new Refusal(`Unknown option: ${stranger}. --help shows what there is.`);
    },
  };
}
