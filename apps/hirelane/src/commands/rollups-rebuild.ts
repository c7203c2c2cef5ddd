import { type Kernel, rebuildRollups } from "@hirelane/operations";
import { defineCommand } from "citty";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { everyNamedOrganisation, findOrganisation, type NamedOrganisation } from "./find-organisation.ts";
import { jsonOption, print } from "./options.ts";
import { openProgressLine, type ProgressLine } from "./progress-line.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  organisation: { type: "string", description: "Slug or id of one organisation; all of them without it" },
  json: jsonOption,
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
      const progress = given.json === true ? null : openProgressLine(process.stderr, () => performance.now());
      return rebuildEach(kernel, organisations, progress);
    });
    print(given.json, { organisations: results }, textFor(results));
  },
});

async function wanted(kernel: Kernel, given: string | undefined): Promise<NamedOrganisation[]> {
  return given === undefined ? everyNamedOrganisation(kernel) : [await findOrganisation(kernel, given, true)];
}

async function rebuildEach(
  kernel: Kernel,
  organisations: readonly NamedOrganisation[],
  progress: ProgressLine | null,
): Promise<Rebuilt[]> {
  const results: Rebuilt[] = [];
  for (const { id, slug } of organisations) {
    progress?.show(results.length, organisations.length, slug);
    results.push({ organisationId: id, slug, drift: await rebuildRollups(kernel, id, "rollups rebuild") });
  }
  progress?.show(results.length, organisations.length, "done");
  progress?.close();
  return results;
}

function textFor(results: readonly Rebuilt[]): string {
  const wrong = results.filter(({ drift }) => drift > 0);
  const lines = wrong.map(({ slug, drift }) => `${slug}: ${drift} counters were wrong, and are right now.`);
  const rest = results.length - wrong.length;
  return `${[...lines, `${rest} ${rest === 1 ? "organisation" : "organisations"} without drift.`].join("\n")}\n`;
}
