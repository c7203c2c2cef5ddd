import { readFile } from "node:fs/promises";
import { type RuleSimulation, StageRule } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { asOperator, type Operator } from "./as-operator.ts";
import { IdOption, jsonOption, organisationOption, print, readOptions, WholeOption } from "./options.ts";
import { strictOptions } from "./strict-options.ts";
import { textTable } from "./text-table.ts";

const args = {
  organisation: organisationOption,
  stage: { type: "string", required: true, description: "Id of the stage" },
  job: { type: "string", description: "Id of the job; all jobs of the stage's workflow without" },
  rule: { type: "string", description: "JSON file of the rule to try; the saved rule without" },
  "in-stage": { type: "boolean", description: "Only applications that are in the stage now" },
  show: { type: "string", default: "20", description: "How many applications to show, 0 to 1000" },
  json: jsonOption,
} as const;

const Options = z.object({
  stage: IdOption("stage"),
  job: IdOption("job").optional(),
  rule: z.string().min(1).optional(),
  "in-stage": z.boolean().default(false),
  show: WholeOption(0, 1000),
});
type Options = z.output<typeof Options>;

/** `rules simulate`: what a rule would say of the applications that there are; it changes none. */
export const simulateRule = defineCommand({
  meta: { name: "simulate", description: "Try a stage's rule on the applications that there are, and change none" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const options = readOptions(Options, given);
    const rule = options.rule === undefined ? undefined : await readRule(options.rule);
    await asOperator("rules simulate", given, async (operator) => {
      const simulation = await simulate(operator, options, rule);
      print(given.json, simulation, describe(simulation));
    });
  },
});

async function readRule(file: string): Promise<StageRule> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new Refusal(`--rule: there is no file ${file}.`);
  const json = parseJson(text);
  if (json === undefined) throw new Refusal(`--rule: ${file} is not JSON.`);
  const result = StageRule.safeParse(json);
  if (result.success) return result.data;
  throw new Refusal(result.error.issues.map(({ path, message }) => `--rule: ${path.join(".")}: ${message}`).join("\n"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The counts, and as many applications as are wanted: those on which the rules disagree, else those that pass. */
async function simulate(operator: Operator, options: Options, rule: StageRule | undefined): Promise<RuleSimulation> {
  const { kernel, call } = operator;
  const asked = { stageId: options.stage, jobId: options.job, among: options["in-stage"] ? "inStage" : "all", rule };
  const run = (page: object) => kernel.run(operations.stageRules.simulate, { ...asked, ...page }, call);
  const compared = await run({ show: "changed", limit: 1 });
  const show = rule !== undefined && compared.changed !== null ? "changed" : "passed";
  const examples: RuleSimulation["examples"] = [];
  let nextCursor: string | null | undefined;
  while (nextCursor !== null && examples.length < options.show) {
    const page = await run({ show, limit: Math.min(100, options.show - examples.length), cursor: nextCursor });
    examples.push(...page.examples);
    ({ nextCursor } = page);
  }
  return { ...compared, examples, nextCursor: nextCursor ?? null };
}

function describe({ total, passed, failed, changed, examples, nextCursor }: RuleSimulation): string {
  const counts = `Of ${total} applications ${passed} pass and ${failed} do not.\n`;
  const changes =
    changed === null
      ? "The stage has no saved rule to compare with.\n"
      : `Beside the saved rule ${changed.nowPass} newly pass and ${changed.nowFail} newly fail.\n`;
  const rows = examples.map(({ applicationId, firstName, lastName, status, before, after }) => [
    verdict(before, after),
    String(applicationId),
    `${firstName} ${lastName}`,
    status,
  ]);
  const table = rows.length === 0 ? "" : textTable([["", "application", "name", "status"], ...rows]);
  return `${counts}${changes}${table}${nextCursor === null ? "" : "… and more; --show N shows them.\n"}`;
}

function verdict(before: boolean | null, after: boolean): string {
  const word = after ? "passes" : "fails";
  return before === null || before === after ? word : `newly ${word}`;
}
