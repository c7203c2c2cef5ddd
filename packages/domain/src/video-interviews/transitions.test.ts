import { expect, test } from "vitest";
import { type Transition, transitions } from "./transitions.ts";

const needs = ({ needs: conditions }: Transition): string => conditions.join(", ") || "–";

function document(): string {
  const arrows = transitions.map(({ from, to, by, action }) => `  ${from} --> ${to}: ${by} ${action}`);
  const rows = transitions.map(
    (row) => `| ${row.from} | ${row.to} | ${row.by} | ${row.action} | ${needs(row)} | ${row.effect} |`,
  );
  return [
    "# The states of a video interview",
    "",
    "Made from `packages/domain/src/video-interviews/transitions.ts`, which is the whole truth; `pnpm contracts` makes it anew.",
    "",
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> new",
    ...arrows,
    "  interviewed --> [*]",
    "  skipped --> [*]",
    "```",
    "",
    "| from | to | who | action | needs | effect |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "Anything else is refused: a known transition by the wrong actor as `forbidden`, all else as `refused`, with the condition",
    "that fails.",
    "",
  ].join("\n");
}

test("the committed diagram is what the table says", async () => {
  await expect(document()).toMatchFileSnapshot("../../../../docs/video-interview-states.md");
});
