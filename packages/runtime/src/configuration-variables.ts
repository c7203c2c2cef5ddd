import { z } from "zod";
import { everySection, type Surroundings } from "./config.ts";

/** One variable of the environment, as the documentation shows it. */
export interface ConfigurationVariable {
  readonly name: string;
  /** In Markdown; empty where leaving the variable out means that there is none. */
  readonly otherwise: string;
  /** In Markdown. */
  readonly meaning: string;
}

const Said = z.object({ description: z.string(), otherwise: z.string().optional() });
const development: Surroundings = { production: false, embedded: false, port: 3000 };

/** Every variable of every section, in their order; throws where one is not described. */
export function configurationVariables(): ConfigurationVariable[] {
  const needed = shapesOf({ ...development, production: true });
  return Object.entries(shapesOf(development)).map(([name, schema]) => {
    const said = Said.safeParse(schema.meta());
    if (!said.success) throw new Error(`${name} is not described.`);
    const { description, otherwise = defaultOf(schema) } = said.data;
    const isRequired = !schema.safeParse(undefined).success;
    const isRequiredLater = !isRequired && needed[name]?.safeParse(undefined).success === false;
    const parts = [otherwise, isRequired ? "required" : "", isRequiredLater ? "required in production" : ""];
    return { name, otherwise: parts.filter((part) => part !== "").join("; "), meaning: description };
  });
}

function shapesOf(surroundings: Surroundings): Record<string, z.ZodType> {
  const sections = Object.values<z.ZodType>(everySection(surroundings));
  return Object.fromEntries(sections.flatMap((section) => Object.entries(shapeOf(section))));
}

/** The variables that a section reads: what stands before its transformation. */
function shapeOf(section: z.ZodType): Record<string, z.ZodType> {
  if (!(section instanceof z.ZodPipe) || !(section.in instanceof z.ZodObject)) throw new Error("No section.");
  return z.record(z.string(), z.instanceof(z.ZodType)).parse({ ...section.in.shape });
}

function defaultOf(schema: z.ZodType): string {
  const value: unknown = schema.safeParse(undefined).data;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? `\`${value}\`` : "";
}
