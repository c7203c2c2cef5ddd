import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { hirelane } from "./hirelane.ts";

const COMMAND_LINE = fileURLToPath(new URL("../../../docs/command-line.md", import.meta.url));

const Arg = z.object({
  type: z.string(),
  description: z.string().default(""),
  negativeDescription: z.string().default(""),
  required: z.boolean().default(false),
  default: z.union([z.string(), z.boolean()]).optional(),
});
type Arg = z.output<typeof Arg>;

const Command = z.object({
  meta: z.object({ description: z.string() }),
  args: z.record(z.string(), Arg).default({}),
  subCommands: z.record(z.string(), z.unknown()).default({}),
});

interface Leaf {
  readonly words: readonly string[];
  readonly description: string;
  readonly args: Readonly<Record<string, Arg>>;
}

/** Every command that does something, under its words. */
async function leaves(raw: unknown, words: readonly string[]): Promise<Leaf[]> {
  const { meta, args, subCommands } = Command.parse(typeof raw === "function" ? await raw() : raw);
  const below = Object.entries(subCommands);
  if (below.length === 0) return [{ words, description: meta.description, args }];
  return (await Promise.all(below.map(([word, sub]) => leaves(sub, [...words, word])))).flat();
}

function spelled(name: string, { type, default: preset }: Arg): string {
  if (type === "positional") return name.toUpperCase();
  if (type === "boolean") return preset === true ? `--no-${name}` : `--${name}`;
  return `--${name} …`;
}

function meaning({ type, description, negativeDescription, required, default: preset }: Arg): string {
  if (type === "boolean") return preset === true ? negativeDescription : description;
  if (preset !== undefined) return `${description}; \`${preset}\` unless given`;
  return required ? `${description}; required` : description;
}

function section({ words, description, args }: Leaf): string {
  const lines = Object.entries(args).map(([name, arg]) => `- \`${spelled(name, arg)}\`: ${meaning(arg)}`);
  return [
    `## \`hirelane ${words.join(" ")}\``,
    "",
    `${description}.`,
    ...(lines.length === 0 ? [] : ["", ...lines]),
  ].join("\n");
}

const HEAD = `# The command line

\`pnpm hirelane COMMAND\`, with the environment of [operating](operating.md), or beside a running \`npm start\`. \`--help\` says the same
as this page, which \`pnpm contracts\` writes from the commands themselves. With \`--json\` a command prints one JSON object, shows no
progress and asks nothing. It ends with 0 when all went well, else with 1 and the reason on the standard error. Whoever can run it
has the database's address, and acts as the system: no token is asked for, but by \`import\`.`;

/** Milliseconds in which all commands, with all that they import, are loaded. */
const LOADING = 30_000;

test(
  "docs/command-line.md has every command and option, as --help says them",
  async () => {
    const all = await leaves(hirelane, []);
    const written = `${[HEAD, ...all.map((leaf) => section(leaf))].join("\n\n")}\n`;
    await expect(written).toMatchFileSnapshot(COMMAND_LINE);
  },
  LOADING,
);

test(
  "every command but start prints JSON when asked to",
  async () => {
    const silent = (await leaves(hirelane, [])).filter(({ args }) => !("json" in args));
    expect(silent.map(({ words }) => words.join(" "))).toEqual(["start"]);
  },
  LOADING,
);
