import { asJson, type Json } from "./openapi-schemas.ts";

const MOMENT = "2030-11-11T22:59:00Z";

/** Values of fields by their names, as a reader expects them; a schema takes the first one that fits. */
const byName: Readonly<Record<string, readonly unknown[]>> = {
  email: ["leia@alderaan.example"],
  username: ["leia@alderaan.example"],
  first_name: ["Leia"],
  last_name: ["Organa"],
  name: ["Leia Organa"],
  password: ["a long pass phrase"],
  title: ["Pilot"],
  description: ["Flies, and repairs what flies."],
  jd_html: ["<p>Flies, and repairs what flies.</p>"],
  location: ["Aldera"],
  rating: [5],
  deadline: [MOMENT],
  country: ["Alderaan"],
  employment_type: ["Full time"],
  encrypted: ["0".repeat(32)],
  must_have_skills: [["Navigation"]],
  label: ["Navigation"],
  work_experience: ["0.20"],
  projects: ["0.20"],
  education: ["0.20"],
  certifications: ["0.20"],
  stage_name: ["Screening"],
  step_name: ["Screening"],
  city: ["Aldera"],
  company: ["rebels"],
  timezone: ["Europe/Berlin"],
  phone: ["+49 30 901820"],
  contact: ["+49 30 901820"],
  skills: [["Navigation"], "0.20"],
  feedback: ["Calm, and quick to decide."],
  field: ["overall_score"],
  operator: [">="],
  value: [8],
  service: ["Resume Screening", { id: 1, name: "Resume Screening" }],
  status: ["Under Review"],
  action: ["Start"],
};

const texts = [
  "text",
  "7",
  MOMENT,
  "https://www.example/",
  "2030-11-11",
  "leia@alderaan.example",
  "Europe/Berlin",
  ...[32, 40, 64].map((length) => "0".repeat(length)),
  "0.20",
];

/** A value that a schema of a document takes, made of what a reader expects in such fields. */
export function exampleOf(schema: Json, components: Json, name = ""): unknown {
  const { $ref, anyOf, oneOf, enum: options, examples, default: usual } = schema;
  if (Array.isArray(examples)) return preferred(examples, name);
  if (typeof $ref === "string") return ofComponent($ref, components, name);
  if ("const" in schema) return schema["const"];
  if (Array.isArray(options)) return preferred(options, name);
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return ofChoices(choices, components, name);
  if (usual !== undefined) return usual;
  const named = byName[name]?.find((value) => fits(schema, value));
  return named === undefined ? ofType(schema, components, name) : named;
}

/** The option that a reader expects in such a field, or the first one. */
function preferred(options: readonly unknown[], name: string): unknown {
  return options.find((option) => byName[name]?.includes(option) === true) ?? options[0];
}

function ofComponent(reference: string, components: Json, name: string): unknown {
  const component = reference.split("/").at(-1) ?? "";
  if (component.startsWith("JsonValue")) return byName[name]?.[0] ?? "anything";
  return exampleOf(asJson(components[component]), components, name);
}

function ofChoices(choices: readonly unknown[], components: Json, name: string): unknown {
  const objects = choices.map((choice): Json => asJson(choice));
  const named = objects.find((choice) => byName[name]?.some((value) => fits(choice, value)) === true);
  return exampleOf(named ?? objects[0] ?? {}, components, name);
}

function ofType(schema: Json, components: Json, name: string): unknown {
  switch (typesOf(schema)[0]) {
    case "object":
      return ofObject(schema, components);
    case "array":
      return [exampleOf(asJson(schema["items"]), components, name)];
    case "integer":
    case "number":
      return numberFor(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    case "string":
      return texts.find((text) => fits(schema, text)) ?? "text";
    default:
      return byName[name]?.[0] ?? "anything";
  }
}

function ofObject({ properties }: Json, components: Json): Json {
  if (properties === undefined) return {};
  return Object.fromEntries(
    Object.entries<unknown>(asJson(properties)).map(([name, field]) => [
      name,
      exampleOf(asJson(field), components, name),
    ]),
  );
}

function numberFor({ minimum, maximum }: Json): number {
  const least = typeof minimum === "number" ? minimum : 0;
  const most = typeof maximum === "number" ? maximum : Number.MAX_SAFE_INTEGER;
  return Math.min(Math.max(7, least), most);
}

function typesOf({ type }: Json): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}

function fits(schema: Json, value: unknown): boolean {
  const types = typesOf(schema);
  if (typeof value === "string") return types.includes("string") && fitsText(schema, value);
  if (typeof value === "number") return types.includes("number") || types.includes("integer");
  if (Array.isArray(value)) return types[0] === undefined || (types.includes("array") && isPlain(schema["items"]));
  return types[0] === undefined || (types.includes("object") && schema["properties"] === undefined);
}

/** Whether rows of a list are no objects with fields of their own. */
function isPlain(items: unknown): boolean {
  const { properties, $ref }: Json = asJson(items);
  return properties === undefined && $ref === undefined;
}

const formats: Readonly<Record<string, string>> = {
  "date-time": MOMENT,
  uri: "https://www.example/",
  email: "leia@alderaan.example",
  date: "2030-11-11",
};

function fitsText({ pattern, format, minLength, maxLength }: Json, value: string): boolean {
  if (typeof format === "string" && format in formats) return value === formats[format];
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value)) return false;
  if (typeof minLength === "number" && value.length < minLength) return false;
  return typeof maxLength !== "number" || value.length <= maxLength;
}
