import { z } from "zod";

type Schema = z.core.$ZodType;

/** What harnesses need to know of a schema in order to make input for it, or to find ids in output. */
export type SchemaNode =
  | { readonly kind: "id"; readonly schema: Schema; readonly resource: string }
  | { readonly kind: "object"; readonly schema: Schema; readonly fields: readonly SchemaField[] }
  | { readonly kind: "array"; readonly schema: Schema; readonly element: SchemaNode }
  | { readonly kind: "choice"; readonly schema: Schema; readonly options: readonly SchemaNode[] }
  | { readonly kind: "value"; readonly schema: Schema };

/** One field of an object. */
export interface SchemaField {
  readonly name: string;
  readonly optional: boolean;
  readonly node: SchemaNode;
}

/** Describes a schema by its structure; what is inside a value is found out by trying. */
export function describeSchema(schema: Schema): SchemaNode {
  const resource = z.globalRegistry.get(schema)?.["resource"];
  if (typeof resource === "string") return { kind: "id", schema, resource };
  if (schema instanceof z.ZodObject) return describeObject(schema);
  if (schema instanceof z.ZodArray) return { kind: "array", schema, element: describeSchema(schema.element) };
  if (schema instanceof z.ZodUnion)
    return { kind: "choice", schema, options: schema.options.map((option) => describeSchema(option)) };
  if (schema instanceof z.ZodNullable) {
    return { kind: "choice", schema, options: [describeSchema(schema.unwrap()), { kind: "value", schema: z.null() }] };
  }
  const inner = innerOf(schema);
  return inner === null ? { kind: "value", schema } : describeSchema(inner);
}

/** Fields are looked at when somebody asks: objects may contain their own kind. */
function describeObject(schema: z.ZodObject): SchemaNode {
  let fields: readonly SchemaField[] | undefined;
  return {
    kind: "object",
    schema,
    get fields() {
      return (fields ??= fieldsOf(schema));
    },
  };
}

function innerOf(schema: Schema): Schema | null {
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly;
  if (isWrapper) return schema.unwrap();
  const describesObject = schema instanceof z.ZodPipe && schema.in instanceof z.ZodObject;
  return describesObject ? schema.in : null;
}

function fieldsOf(schema: z.ZodObject): SchemaField[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    optional: takes(field, undefined),
    node: describeSchema(field),
  }));
}

/** Whether a schema takes a value. */
export function takes(schema: Schema, value: unknown): boolean {
  return z.safeParse(schema, value).success;
}

/** An id field of an input: where it is, what it points at, and whether it may be left out. */
export interface IdField {
  readonly path: readonly string[];
  readonly resource: string;
  readonly optional: boolean;
}

/** The id fields of an input, at any depth of objects and of arrays that must not be empty. */
export function idFieldsOf(node: SchemaNode, path: readonly string[] = [], optional = false): IdField[] {
  if (node.kind === "id") return [{ path, resource: node.resource, optional }];
  if (node.kind === "choice") return node.options.flatMap((option) => idFieldsOf(option, path, true));
  if (node.kind === "array") return takes(node.schema, []) ? [] : idFieldsOf(node.element, path, optional);
  if (node.kind !== "object") return [];
  return node.fields.flatMap((field) => idFieldsOf(field.node, [...path, field.name], optional || field.optional));
}
