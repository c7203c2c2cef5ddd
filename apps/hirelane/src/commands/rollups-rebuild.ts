import { everyOrganisation, findRow, getOrganisation, toId } from "@hirelane/db";
import { type Kernel, rebuildRollups } from "@hirelane/operations";
import { defineCommand } from "citty";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { Refusal } from "../refusal.ts";
import { openProgressLine } from "./progress-line.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  organisation: { type: "string", description: "Slug or id of one organisation; all of them without it" },
  json: { type: "boolean", description: "Print one JSON object" },
} as const;

/** How far the counters of one organisation were from what its rows say. */
interface Rebuilt {
  readonly organisationId: number;
  readonly slug: string;
  readonly drift: number;
}

/** `rollups rebuild`: recounts what dashboards are read from, while everything else goes on. */
export const rebuildAllRollups = defineCommand({
  meta: { name: "rebuild", description: "Recount what dashboards are read from, and say what was wrong" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const results = await withKernel(await findDatabase(), async (kernel) => {
      const organisations = await wanted(kernel, given.organisation);
      return rebuildEach(kernel, organisations);
    });
    if (given.json === true) process.stdout.write(`${JSON.stringify({ organisations: results })}\n`);
    else process.stdout.write(textFor(results));
  },
});

async function wanted(kernel: Kernel, name: string | undefined): Promise<{ id: number; slug: string }[]> {
  const found: { id: number; slug: string }[] = [];
  for (const { organisation_id: raw } of await kernel.readAsSystem(null, (sql) => sql.rows(everyOrganisation, []))) {
    const id = toId(raw);
    const row = await kernel.readAsSystem(id, (sql) => findRow(sql, getOrganisation, []));
    if (row !== null && (name === undefined || name === row.slug || name === String(id))) {
      found.push({ id, slug: row.slug });
    }
  }
  if (name !== undefined && found.length === 0) throw new Refusal(`There is no organisation ${name}.`);
  return found;
}

async function rebuildEach(kernel: Kernel, organisations: readonly { id: number; slug: string }[]): Promise<Rebuilt[]> {
  const progress = openProgressLine(process.stderr, () => performance.now());
  const results: Rebuilt[] = [];
  for (const { id, slug } of organisations) {
    progress.show(results.length, organisations.length, slug);
    results.push({ organisationId: id, slug, drift: await rebuildRollups(kernel, id, "rollups rebuild") });
  }
  progress.show(results.length, organisations.length, "done");
  progress.close();
  return results;
}

function textFor(results: readonly Rebuilt[]): string {
  const wrong = results.filter(({ drift }) => drift > 0);
  const lines = wrong.map(({ slug, drift }) => `${slug}: ${drift} counters were wrong, and are right now.`);
  const rest = results.length - wrong.length;
  return `${[...lines, `${rest} ${rest === 1 ? "organisation" : "organisations"} without drift.`].join("\n")}\n`;
}
