import { Id } from "@hirelane/domain";
import { z } from "zod";
import { JsonObjectInput } from "../dialect/json-text.ts";
import { shownAs } from "../dialect/shown-as.ts";

/** What v1 calls what stages are set up with; of a service's own fields, the others are refused. */
const names = {
  questionSetId: "question_set_id",
  daysToExpire: "days_to_expire",
  assessments: "assessments",
  name: "name",
  testUrl: "test_url",
  validDays: "valid_days",
  durationMinutes: "duration_minutes",
  place: "place",
  instructions: "instructions",
} as const satisfies Readonly<Record<string, string>>;

/** The names of the model's fields in configurations, for the errors of routes that take one. */
export const configurationNamesV1: Readonly<Record<string, string>> = {
  configuration: "stage_configuration",
  ...names,
};

const byNameV1 = new Map<string, string>(Object.entries(names).map(([own, name]) => [name, own]));
const byOwnName = new Map<string, string>(Object.entries(names));

/** A stage's configuration as v1 shows it: the fields of its service. */
export const ConfigurationV1 = z
  .object({
    question_set_id: Id("questionSet").nullable(),
    days_to_expire: z.number().nullable(),
    assessments: z.array(z.object({ name: z.string(), test_url: z.string().optional() })),
    valid_days: z.number(),
    duration_minutes: z.number(),
    place: z.string(),
    instructions: z.string(),
  })
  .partial()
  .meta({ examples: [{}] });

/** A configuration in a body, as the model has it: fields that no service has are ignored. */
export const ConfigurationInput = shownAs(
  JsonObjectInput.transform((sent) => Fields.parse(renamed(sent, byNameV1))),
  z.union([ConfigurationV1, z.string()]),
);

const Fields = z.record(z.string(), z.unknown());

/** A configuration as v1 shows it. */
export function toConfigurationV1(configuration: Readonly<Record<string, unknown>>): z.input<typeof ConfigurationV1> {
  return ConfigurationV1.parse(renamed(configuration, byOwnName));
}

function renamed(value: unknown, to: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((element) => renamed(element, to));
  if (typeof value !== "object" || value === null) return value;
  const known = Object.entries(value).flatMap(([name, inner]) => {
    const other = to.get(name);
    return other === undefined ? [] : [[other, renamed(inner, to)] as const];
  });
  return Object.fromEntries(known);
}
