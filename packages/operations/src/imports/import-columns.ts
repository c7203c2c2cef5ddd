import { importColumns, importField } from "@hirelane/domain";
import { OperationError } from "../kernel/operation-error.ts";

/**
 * The names that the columns of a file get as fields of its rows: `First Name` and `E-Mail` are fields like `first_name` and
 * `email`, unknown columns keep their names. Throws `invalid_input` when none is known, or two are the same field.
 */
export function nameImportColumns(columns: readonly string[]): string[] {
  const named = columns.map((column) => nameOf(column));
  const fields = named.map((name) => importField(name));
  if (fields.every((field) => field === null)) {
    const known = importColumns.join(", ");
    throw new OperationError("invalid_input", `None of the columns is known. The first line must name them: ${known}.`);
  }
  const doubled = fields.findIndex((field, index) => field !== null && fields.indexOf(field) !== index);
  if (doubled !== -1) {
    const first = columns[fields.indexOf(fields[doubled] ?? null)];
    throw new OperationError("invalid_input", `The columns "${first}" and "${columns[doubled]}" are the same field.`);
  }
  return named;
}

function nameOf(column: string): string {
  if (importField(column) !== null) return column;
  const plain = column
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  const candidate = plain === "e_mail" ? "email" : plain;
  return importField(candidate) === null ? column : candidate;
}
