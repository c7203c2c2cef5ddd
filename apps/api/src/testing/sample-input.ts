import { z } from "zod";
import { type SchemaNode, takes } from "./schema-node.ts";

/** What input is made with: an id for each resource, and values for fields of certain names. */
export interface SampleSource {
  idOf(resource: string, path: string): number;
  readonly hints: Readonly<Record<string, unknown>>;
  /** A word that no sample had before. */
  readonly unique: () => string;
  /** Paths, joined by dots, of the optional fields that are wanted; the others are left out. */
  readonly wanted: ReadonlySet<string>;
}

/** Values of every sort, plain ones first; the first that a field's schema takes is its sample. */
export function valuesFor(schema: z.core.$ZodType, word: string): unknown[] {
  const enumerated = schema instanceof z.ZodEnum ? schema.options.toReversed() : [];
  const literal = schema instanceof z.ZodLiteral ? [...schema.values] : [];
  const texts = [
    word,
    `${word}@people.example`,
    `a longer text ${word}`,
    "2099-11-11T22:59:00Z",
    "2099-11-11",
    "Europe/Berlin",
  ];
  const digits = ["1", "10", "0"];
  const hex = ["0".repeat(32), "0".repeat(40), "0".repeat(64)];
  const plain = [1, 10, 0, true, {}, [], null, undefined, new Date("2099-11-11T22:59:00Z")];
  return [...enumerated, ...literal, ...texts, ...digits, ...hex, "https://www.example", ...plain].filter((value) =>
    takes(schema, value),
  );
}

/** What a hint offers: itself, a number as text too, and of a list each element, because dialects differ. */
export function hinted(hint: unknown): unknown[] {
  if (hint === undefined) return [];
  if (Array.isArray(hint)) return [hint, ...hint.map((each: unknown) => each)];
  return typeof hint === "number" ? [hint, String(hint)] : [hint];
}

/** The smallest input that a schema takes; the last value of an enumeration, which is the mildest. */
export function sampleInput(node: SchemaNode, source: SampleSource): unknown {
  const sample = sampleOf(node, source, []);
  if (sample === null) throw new Error("No sample fits the schema: give its field a hint.");
  return sample.value;
}

type Sample = { readonly value: unknown } | null;

function sampleOf(node: SchemaNode, source: SampleSource, path: readonly string[]): Sample {
  switch (node.kind) {
    case "id":
      return idSample(node.schema, source.idOf(node.resource, path.join(".")));
    case "array":
      return arraySample(node, source, path);
    case "choice":
      return node.options.map((option) => sampleOf(option, source, path)).find((sample) => sample !== null) ?? null;
    case "object":
      return objectSample(node, source, path, false) ?? objectSample(node, source, path, true);
    case "value":
      return valueSample(node.schema, source, path.at(-1) ?? "");
  }
}

function arraySample(node: SchemaNode & { kind: "array" }, source: SampleSource, path: readonly string[]): Sample {
  if (takes(node.schema, [])) return { value: [] };
  const element = sampleOf(node.element, source, path);
  return element !== null && takes(node.schema, [element.value]) ? { value: [element.value] } : null;
}

function valueSample(schema: z.core.$ZodType, { hints, unique }: SampleSource, name: string): Sample {
  for (const value of hinted(hints[name])) if (takes(schema, value)) return { value };
  const values = valuesFor(schema, unique());
  return values.length === 0 ? null : { value: values[0] };
}

function idSample(schema: z.core.$ZodType, id: number): Sample {
  return [id, String(id)].map((value) => ({ value })).find(({ value }) => takes(schema, value)) ?? null;
}

function objectSample(
  node: SchemaNode & { kind: "object" },
  source: SampleSource,
  path: readonly string[],
  full: boolean,
): Sample {
  const hint = source.hints[path.at(-1) ?? ""];
  if (hint !== undefined && takes(node.schema, hint)) return { value: hint };
  const value: Record<string, unknown> = {};
  for (const field of node.fields) {
    const at = [...path, field.name];
    if (field.optional && !full && !isWanted(source, at)) continue;
    const sample = sampleOf(field.node, source, at);
    if (sample !== null) value[field.name] = sample.value;
  }
  return takes(node.schema, value) ? { value } : null;
}

function isWanted({ wanted }: SampleSource, path: readonly string[]): boolean {
  const here = path.join(".");
  return [...wanted].some((name) => name === here || name.startsWith(`${here}.`));
}
