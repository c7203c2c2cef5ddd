import { extname } from "node:path";
import { IsoInstant } from "@hirelane/domain";
import { FormatError, type RowFormat, rowFormats } from "@hirelane/formats";
import { untilAskedToStop } from "@hirelane/runtime";
import { defineCommand } from "citty";
import { z } from "zod";
import { readDataDir, readDatabaseAccess, readToken } from "../config.ts";
import { readDemoFile } from "../demo/demo-file.ts";
import { dataFiles } from "../embedded/data-folder.ts";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { Refusal } from "../refusal.ts";
import { explained } from "./as-operator.ts";
import { describeImport } from "./import-summary.ts";
import { IdOption, jsonOption, print, readOptions } from "./options.ts";
import { ImportStopped, runImport } from "./run-import.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  file: { type: "positional", required: true, description: "The file: CSV with a header line, JSON or NDJSON" },
  job: { type: "string", required: true, description: "Id of the job that the candidates are imported into" },
  deadline: { type: "string", description: "Deadline of rows without one, like 2026-11-11T23:59+01:00" },
  "dry-run": { type: "boolean", description: "Say what would become of each row, and change nothing" },
  format: { type: "string", description: "csv, json or ndjson; by the file's name unless given" },
  charset: { type: "string", description: "Charset of the file, like windows-1252; UTF-8 unless given" },
  token: {
    type: "string",
    description: "Token of the user who imports; HIRELANE_TOKEN, or the demo's owner, unless given",
  },
  report: { type: "string", description: "CSV file to write what became of each row to" },
  json: jsonOption,
} as const;

const formatsByEnding: ReadonlyMap<string, RowFormat> = new Map([
  [".csv", "csv"],
  [".tsv", "csv"],
  [".json", "json"],
  [".ndjson", "ndjson"],
  [".jsonl", "ndjson"],
]);

const Options = z.object({
  file: z.string().min(1),
  job: IdOption("job"),
  deadline: IsoInstant.optional(),
  "dry-run": z.boolean().default(false),
  format: z.enum(rowFormats).optional(),
  charset: z.string().optional(),
  token: z.string().min(1).optional(),
  report: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `import FILE --job ID`: imports candidates from a file, and waits until every row is handled. */
export const importCandidates = defineCommand({
  meta: { name: "import", description: "Import candidates from a file into a job, and invite them" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const options = readOptions(Options, given, ["file"]);
    const format = options.format ?? formatsByEnding.get(extname(options.file).toLowerCase());
    if (format === undefined) throw new Refusal(`--format: say which of ${rowFormats.join(", ")} the file is.`);
    const token = options.token ?? readToken() ?? (await demoToken());
    const access = await findDatabase();
    const stopping = new AbortController();
    void untilAskedToStop().then((reason) => stopping.abort(reason));
    const settings = { jobId: options.job, deadline: options.deadline, dryRun: options["dry-run"] };
    const { file, charset, report, json } = options;
    const task = { file, format, charset, settings, report, isQuiet: json, token, stop: stopping.signal };
    try {
      const outcome = await withKernel(access, (kernel) => runImport(kernel, task));
      print(json, outcome, describeImport(outcome, report ?? null));
      process.exitCode = outcome.import.status === "finished" ? 0 : 1;
    } catch (error) {
      throw inWords(error, file);
    }
  },
});

/** The token of the demo's owner, where the embedded installation with its demo is meant. */
async function demoToken(): Promise<string> {
  const demo = readDatabaseAccess() === null ? await readDemoFile(dataFiles(readDataDir()).demo) : null;
  if (demo === null) throw new Refusal("Say who imports: --token or HIRELANE_TOKEN.");
  return demo.tokens.owner;
}

/** What the operator can put right, as a sentence. */
function inWords(error: unknown, file: string): unknown {
  if (error instanceof FormatError) return new Refusal(`${file}: ${error.message} Nothing was imported.`);
  return error instanceof ImportStopped ? new Refusal(error.message) : explained(error);
}
