import { findOrFoundOrganisation, generateApplications, type GeneratorOrganisation } from "@hirelane/operations";
import { untilAskedToStop } from "@hirelane/runtime";
import { defineCommand } from "citty";
import { z } from "zod";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { jsonOption, print, readOptions, WholeOption } from "./options.ts";
import { openProgressLine } from "./progress-line.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  applications: { type: "string", required: true, description: "How many applications to generate" },
  jobs: { type: "string", description: "How many jobs they are for; one for each 2,000, and at least 5, unless given" },
  organisation: { type: "string", default: "generated", description: "Slug of the organisation; made if absent" },
  seed: { type: "string", default: "1", description: "The same seed gives the same data" },
  several: { type: "string", default: "10", description: "Percent of the persons with several applications" },
  json: jsonOption,
} as const;

const MOST_APPLICATIONS = 10_000_000;
const MOST_JOBS = 100_000;
const MOST_SEED = 1_000_000_000;
const APPLICATIONS_OF_A_JOB = 2000;
const LEAST_JOBS = 5;

const Options = z.object({
  applications: WholeOption(1, MOST_APPLICATIONS),
  jobs: WholeOption(1, MOST_JOBS).optional(),
  organisation: z
    .string()
    .max(63)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: "Must be a slug: small letters, digits and single hyphens." }),
  seed: WholeOption(0, MOST_SEED),
  several: WholeOption(0, 100),
});

/** `generate --applications N`: fills an organisation with persons who applied, to try things out on. */
export const generate = defineCommand({
  meta: { name: "generate", description: "Fill an organisation with generated applications, to try things out on" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const { organisation: slug, ...options } = readOptions(Options, given);
    const { applications, seed, several } = options;
    const jobs = options.jobs ?? Math.max(LEAST_JOBS, Math.ceil(applications / APPLICATIONS_OF_A_JOB));
    const stopping = new AbortController();
    void untilAskedToStop().then((reason) => stopping.abort(reason));
    const progress = given.json === true ? null : openProgressLine(process.stderr, () => performance.now());
    const onProgress = (done: number, total: number, words: string) => progress?.show(done, total, words);
    const started = performance.now();
    const { organisation, done } = await withKernel(await findDatabase(), async (kernel) => {
      const found = await findOrFoundOrganisation(kernel, slug);
      if (given.json !== true) process.stdout.write(describeOrganisation(slug, found));
      const { organisationId } = found;
      const task = { organisationId, applications, jobs, seed, several, onProgress, stop: stopping.signal };
      return { organisation: found, done: await generateApplications(kernel, task) };
    }).finally(() => progress?.close());
    const seconds = Math.round((performance.now() - started) / 1000);
    const text = `Generated ${done.applications} applications for ${jobs} jobs in ${seconds} s.\n`;
    print(given.json, { ...organisation, applications: done.applications, jobs, seconds }, text);
    if (done.applications < applications) process.exitCode = 1;
  },
});

function describeOrganisation(slug: string, { organisationId, ownerEmail, founded }: GeneratorOrganisation): string {
  if (founded === null) return `Adding to the organisation ${slug} (id ${organisationId}).\n`;
  return `Created the organisation ${slug} (id ${organisationId}).
Its owner is ${ownerEmail} (user ${founded.ownerId}), who sets a password on this link:
${founded.passwordLink}
`;
}
