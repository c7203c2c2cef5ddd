import type { CsvColumn } from "@hirelane/formats";
import { z } from "zod";

type Row = Readonly<Record<string, unknown>>;
type Schema = z.core.$ZodType;

/** The columns of a list's rows, by the schema of its view: an object becomes a column for each of its fields (`stage.name`). */
export function csvColumnsOf(view: Schema, path: readonly string[] = []): CsvColumn<Row>[] {
  const inner = unwrapped(view);
  if (!(inner instanceof z.ZodObject)) return [{ name: path.join("."), value: (row) => cell(valueAt(row, path)) }];
  const shape: Readonly<Record<string, Schema>> = inner.shape;
  const fields = Object.entries(shape);
  return fields.flatMap(([name, field]) => csvColumnsOf(field, [...path, name]));
}

function unwrapped(schema: Schema): Schema {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  return schema;
}

function valueAt(row: unknown, path: readonly string[]): unknown {
  let value = row;
  for (const name of path) {
    if (typeof value !== "object" || value === null) return null;
    value = new Map<string, unknown>(Object.entries(value)).get(name);
  }
  return value;
}

function cell(value: unknown): ReturnType<CsvColumn<Row>["value"]> {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
    case "object":
      return value;
    default:
      return null;
  }
}

/** Where the rows of a list stand in its answer, and of what schema they are; `paged` ones come page by page. */
export interface ListShape {
  readonly field: string;
  readonly view: Schema;
  readonly paged: boolean;
}

/** The shape of an answer that is a list: objects, and nothing else but where the next page begins; null for any other. */
export function listShape(output: unknown): ListShape | null {
  if (!(output instanceof z.ZodObject)) return null;
  const shape: Readonly<Record<string, Schema>> = output.shape;
  const [only, ...others] = Object.entries(shape).filter(([name]) => name !== "nextCursor" && name !== "total");
  if (only === undefined || others.length > 0) return null;
  const [field, rows] = only;
  if (!(rows instanceof z.ZodArray) || !(rows.element instanceof z.ZodObject)) return null;
  return { field, view: rows.element, paged: shape["nextCursor"] !== undefined };
}
