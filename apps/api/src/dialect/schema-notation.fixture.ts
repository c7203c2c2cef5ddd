import { z } from "zod";

/** What a JSON schema may say that a notation shows. */
const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  resource: z.string().optional(),
  $ref: z.string().optional(),
});
type Schema = z.output<typeof Schema>;

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  null: "null",
  object: "object",
  array: "list",
};

/** A JSON schema in words: `{id: number, name: text or null, skills: [text]}`; a field that may be left out ends with `?`. */
export function notation(raw: unknown): string {
  const schema = Schema.parse(raw);
  if (schema.resource !== undefined) return `id of ${schema.resource}`;
  const [, name] = /^#\/\$defs\/(?!__)(.+)$/.exec(schema.$ref ?? "") ?? [];
  if (name !== undefined) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map((choice) => notation(choice)))].join(" or ");
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.properties !== undefined) return `{${fieldsOf(raw).join(", ")}}`;
  if (schema.items !== undefined) return `[${notation(schema.items)}]`;
  if (schema.format === "date-time") return "time";
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  return types.length === 0 ? "any" : types.map((type) => words[type] ?? type).join(" or ");
}

/** The fields of an object's schema, each as `name: type`. */
export function fieldsOf(raw: unknown): string[] {
  const { properties = {}, required = [] }: Schema = Schema.parse(raw);
  return Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? "" : "?"}: ${notation(field)}`,
  );
}
