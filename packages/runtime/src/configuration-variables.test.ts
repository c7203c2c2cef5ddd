import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { configurationVariables } from "./configuration-variables.ts";

const operating = new URL("../../../docs/operating.md", import.meta.url);
const BEGIN = "<!-- configuration: written by `pnpm contracts` -->";
const END = "<!-- end of configuration -->";

function table(): string {
  const rows = configurationVariables().map(({ name, otherwise, meaning }) => [`\`${name}\``, otherwise, meaning]);
  const all = [["variable", "default", "meaning"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

test("docs/operating.md has every variable, as the schema says it", async () => {
  const text = await readFile(operating, "utf8");
  const [before = "", rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error("The markers around the table are missing.");
  const written = `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`;
  await expect(written).toMatchFileSnapshot(fileURLToPath(operating));
});

test("what is documented is what is read", () => {
  const everything = Object.fromEntries(configurationVariables().map(({ name }) => [name, "\u0000"]));
  expect(() => readConfig(everything)).toThrow(/METRICS_TOKEN must have at least 16 characters/);
  expect(configurationVariables().find(({ name }) => name === "PORT")).toEqual({
    name: "PORT",
    otherwise: "`3000`",
    meaning: "where the API listens",
  });
  expect(configurationVariables().find(({ name }) => name === "SMTP_URL")?.otherwise).toBe(
    "the local mailbox; required in production",
  );
});
