import { z } from "zod";
import type { Dialect } from "./dialect.ts";
import type { Route } from "./route.ts";
import { shownInPlaceOf } from "./shown-as.ts";

/** A piece of an OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** An object of a document; an empty one for what is none. */
export function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

type Direction = "input" | "output";
type ZodSchema = z.core.$ZodType;
type Refine = (zodSchema: ZodSchema, jsonSchema: z.core.JSONSchema.BaseSchema, path: readonly unknown[]) => void;

/** How the patterns of zod's ISO times begin; those without seconds have no format of their own. */
const A_MOMENT = String.raw`^(?:(?:\d\d[2468][048]`;

/** A schema as JSON Schema 2020-12: of what is sent, or of what is answered. An id says by `resource` what it points at. */
export function schemaOf(schema: ZodSchema, io: Direction, refine: Refine = () => undefined): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema, path }) {
      const isMoment = zodSchema._zod.def.type === "date" || (jsonSchema.pattern?.startsWith(A_MOMENT) ?? false);
      if (isMoment) Object.assign(jsonSchema, { type: "string", format: "date-time" });
      const shown = io === "input" ? shownInPlaceOf(zodSchema) : undefined;
      if (shown === undefined) return refine(zodSchema, jsonSchema, path);
      const examples = shown.example === undefined ? {} : { examples: [shown.example] };
      replaceContents(jsonSchema, { ...schemaOf(shown.as, io), ...examples });
    },
  });
  return json;
}

function replaceContents(jsonSchema: z.core.JSONSchema.BaseSchema, contents: Json): void {
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, contents);
}

/** The schemas of one document: the objects that its lists show have names, all others are written out where they are used. */
export class DocumentSchemas {
  readonly #names = new Map<ZodSchema, string>();
  readonly #components = new Map<string, Json>();
  readonly #recursive = new Map<string, string>();

  constructor({ routes }: Dialect) {
    for (const route of routes) {
      const object = listedObject(route);
      const name = nameOfListed(route);
      if (object === null || name === null || this.#names.has(object) || this.#components.has(name)) continue;
      this.#names.set(object, name);
      this.#components.set(name, {});
    }
    for (const [schema, name] of this.#names) this.#components.set(name, this.#written(schema, "output"));
  }

  /** A schema in the document. */
  write(schema: ZodSchema, io: Direction): Json {
    const name = io === "output" ? this.#names.get(schema) : undefined;
    return name === undefined ? this.#written(schema, io) : { $ref: `#/components/schemas/${name}` };
  }

  /** The schema of a parameter in path or query, where numbers are written in digits. */
  writeParameter(schema: ZodSchema): Json {
    const written = this.#written(schema, "input");
    return isDigits(written) || choicesOf(written).some((choice) => isDigits(choice)) ? asNumber(written) : written;
  }

  /** The schemas that have names, by name. */
  get components(): Json {
    return Object.fromEntries(this.#components);
  }

  #written(schema: ZodSchema, io: Direction): Json {
    const json = schemaOf(schema, io, (zodSchema, jsonSchema, path) => {
      const name = io === "output" && path.length > 0 ? this.#names.get(zodSchema) : undefined;
      if (name === undefined) return;
      replaceContents(jsonSchema, { $ref: `#/components/schemas/${name}` });
    });
    const { $defs, ...rest } = json;
    const renamed = new Map(Object.entries(asJson($defs)).map(([own, def]) => [own, this.#nameRecursive(own, def)]));
    return this.#tidied(rest, renamed);
  }

  /** The name of a schema that contains itself: its own, or that of any JSON value. */
  #nameRecursive(own: string, definition: unknown): string {
    const text = JSON.stringify(definition).replaceAll(`#/$defs/${own}`, "#");
    const known = this.#recursive.get(text);
    if (known !== undefined) return known;
    const name = own.startsWith("__") ? "JsonValue" : own;
    this.#recursive.set(text, name);
    this.#components.set(name, this.#tidied(definition, new Map([[own, name]])));
    return name;
  }

  #tidied(value: unknown, renamed: ReadonlyMap<string, string>): Json {
    const tidy = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map((element) => tidy(element));
      if (typeof part !== "object" || part === null) return part;
      const entries: [string, unknown][] = Object.entries(part);
      return withoutTwins(Object.fromEntries(entries.flatMap(([key, inner]) => tidyEntry(key, inner))));
    };
    const tidyEntry = (key: string, inner: unknown): [string, unknown][] => {
      if (key === "id" && typeof inner === "string") return [];
      if (key === "resource" && typeof inner === "string") return [["description", `Id of ${inWords(inner)}.`]];
      if (key === "pattern" && typeof inner === "string" && inner.length > LONG) return [];
      const own = key === "$ref" && typeof inner === "string" ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined;
      const name = own === undefined ? undefined : renamed.get(own);
      return [[key, name === undefined ? tidy(inner) : `#/components/schemas/${name}`]];
    };
    return asJson(tidy(value));
  }
}

/** A pattern that says letter by letter what the format says already. */
const LONG = 150;

/** A choice among equals is none. */
function withoutTwins(json: Json): Json {
  const { anyOf, ...rest } = json;
  if (!Array.isArray(anyOf)) return json;
  const texts = new Set(anyOf.map((choice) => JSON.stringify(choice)));
  const choices = [...texts].map((text): unknown => JSON.parse(text));
  return choices.length === 1 ? { ...asJson(choices[0]), ...rest } : { ...rest, anyOf: choices };
}

/** Words of a name in camel case, with their article. */
function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}

/** The schema of the rows that a list shows; null for what is no list. */
function listedObject({ paging, response }: Route): ZodSchema | null {
  if (paging === null || !(response instanceof z.ZodObject)) return null;
  const rows = Object.values<ZodSchema>(response.shape).find((field) => field instanceof z.ZodArray);
  return rows instanceof z.ZodArray ? rows.element : null;
}

/** `JobStatus` for `/job-statuses/`; null for lists below something else, whose rows are shown elsewhere already. */
function nameOfListed({ path }: Route): string | null {
  const last = path.split("/").findLast((segment) => segment !== "") ?? "";
  if (last.startsWith("{")) return null;
  return pascal(last.replace(/ies$|(?<=s|x)es$|(?<!s|statu)s$/, (end) => (end === "ies" ? "y" : "")));
}

/** A name without dashes and braces, in Pascal case. */
function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `JobsByJobId` for `/jobs/{jobId}/`: with the method before it, unique in a document. */
export function operationName(path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.map((segment) => (segment.startsWith("{") ? `By${pascal(segment)}` : pascal(segment))).join("");
}

const DIGITS = /^\^\\d\{1,\d+\}\$$/;

function isDigits({ type, pattern }: Json): boolean {
  return type === "string" && typeof pattern === "string" && DIGITS.test(pattern);
}

function choicesOf({ anyOf }: Json): Json[] {
  return Array.isArray(anyOf) ? anyOf.map((choice: unknown) => asJson(choice)) : [];
}

function asNumber({ description }: Json): Json {
  return { ...(description === undefined ? {} : { description }), type: "integer", minimum: 0 };
}
