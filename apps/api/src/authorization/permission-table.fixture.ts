import type { RowName, WorldActorName } from "@hirelane/testing";
import type { Measurement } from "./try-target.fixture.ts";

const COLUMNS = [
  ["owner", "Owner"],
  ["admin", "Admin"],
  ["recruiter", "Recruiter"],
  ["hiringManager", "Hiring manager"],
  ["candidate", "Candidate"],
  ["anonymous", "Anonymous"],
] as const satisfies readonly (readonly [WorldActorName, string])[];

const TEAM: readonly RowName[] = ["managed", "evaluated", "reviewed"];

const LEGEND = `# Who may do what

Measured, not declared: a test called every procedure and every route over HTTP as everybody, on rows of every kind, and
wrote down what worked. It fails when an answer differs from what the permissions and the domain say, or when this file
differs from what it measured; \`vitest run authorization --update\` writes the file anew.

- **all**: every row of the organisation. **yes**: works, and is about no row in particular. **–**: refused.
- **own**: the recruiter owns the job; the candidate is the one of the interview; the token is the caller's.
- **managed**: a manager of the job's team. **evaluated**: an evaluator. **team**: one of these, or a reviewer.
- **shared**: the interview is shared with the caller, and nothing else of its job.
- Lists show these rows and no others. Rows of another organisation are out of everybody's reach, and are 404.
- Candidates get in from the invitation to the deadline; the candidate of another interview gets nowhere.
`;

/** The document: one line for each operation, and the routes that reach it. */
export function permissionDocument(measurements: readonly Measurement[]): string {
  const procedures = Map.groupBy(
    measurements.filter(({ target }) => target.rest === null),
    ({ target }) => target.name,
  );
  const head = ["Operation", ...COLUMNS.map(([, title]) => title)];
  const lines = [...procedures].map(([name, cells]) => [`\`${name}\``].concat(cellsOf(cells)));
  const routes = measurements.filter(({ target, actor }) => target.rest !== null && actor.name === "owner");
  const reaches = routes.map(({ target }) => [`\`${target.name}\``, `\`${target.operation.id}\``]);
  return [
    LEGEND,
    table([head, ...lines]),
    "\n## Routes\n\nEach was measured like its operation, with the same outcome.\n",
    table([["Route", "Operation"], ...reaches]),
    "",
  ].join("\n");
}

/** What a target's measurements amount to, one cell for each column. */
export function cellsOf(measurements: readonly Measurement[]): string[] {
  return COLUMNS.map(([name]) => {
    const measured = measurements.find(({ actor }) => actor.name === name);
    return measured === undefined ? "?" : cellOf(measured);
  });
}

function cellOf({ tried, reached, allowed }: Measurement): string {
  const home = [...tried].filter((row) => row !== "otherOrganisation");
  if (!allowed) return "–";
  if (home.length === 0) return "yes";
  if (home.every((row) => reached.has(row))) return "all";
  const isTeam = TEAM.every((row) => reached.has(row));
  const others = isTeam ? [...reached].filter((row) => !TEAM.includes(row)) : [...reached];
  return [...others, ...(isTeam ? ["team"] : [])].join(" + ") || "none";
}

function table(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rows] = lines;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [
    line(head),
    `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
    ...rows.map((row) => line(row)),
  ].join("\n");
}
