import { z } from "zod";
import type { FieldError } from "../kernel/error-code.ts";
import { Instant } from "../kernel/instant.ts";
import { isNoDeeperThan, MAX_JSON_DEPTH } from "../kernel/json.ts";
import { Email } from "../kernel/text.ts";
import { CreateVideoInterviewInput } from "../video-interviews/video-interview.ts";

/** Bytes of one row at most, as JSON. */
export const MAX_IMPORT_ROW_BYTES = 64 * 1024;

const NOT_BLANK = "This field may not be blank.";

const { jobId: _job, photo: _photo, cv: _cv, ...personFields } = CreateVideoInterviewInput.shape;

/** A row of an import, decoded: what `videoInterviews.create` takes of a person, with an email, and a deadline. */
export const ImportRow = z.object({
  ...personFields,
  email: z.string().trim().min(1, { message: NOT_BLANK, abort: true }).pipe(Email),
  deadline: Instant.optional(),
});
export type ImportRow = z.infer<typeof ImportRow>;

type FieldName = keyof ImportRow;

/** Every name that a field of a row goes by; letters' case and spaces around a name do not matter. */
const names = new Map<string, FieldName>([
  ["firstname", "firstName"],
  ["first_name", "firstName"],
  ["lastname", "lastName"],
  ["last_name", "lastName"],
  ["email", "email"],
  ["phone", "phone"],
  ["gender", "gender"],
  ["address", "address"],
  ["username", "username"],
  ["deadline", "deadline"],
  ["partnerdata", "partnerData"],
  ["partner_data", "partnerData"],
]);
const required: readonly FieldName[] = ["firstName", "lastName", "email"];

/** The fields of a row by the names that v3 and files have for them, for those who have to say which there are. */
export const importColumns = [
  "first_name",
  "last_name",
  "email",
  "phone",
  "gender",
  "address",
  "username",
  "deadline",
  "partner_data",
] as const;

/** The model's field behind a column's name, or null for one that no candidate has. */
export function importField(column: string): FieldName | null {
  return names.get(column.trim().toLowerCase()) ?? null;
}

/** What a row says, or what is wrong with it, by field; `ignored` are its unknown fields. */
export type DecodedRow = { readonly ignored: readonly string[] } & (
  | { readonly ok: true; readonly row: ImportRow }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
);

/** Reads one row of an import as it came: an object of fields; texts that are empty count as left out (SPEC §3). */
export function decodeImportRow(values: unknown): DecodedRow {
  if (typeof values !== "object" || values === null || Array.isArray(values) || values instanceof Date)
    return refused([], "", "Must be an object with the fields of one candidate.");
  if (!isNoDeeperThan(values, MAX_JSON_DEPTH)) return refused([], "", `Nests deeper than ${MAX_JSON_DEPTH} levels.`);
  const { fields, ignored, repeated } = sortFields(values);
  if (importRowBytes(values) > MAX_IMPORT_ROW_BYTES)
    return refused(ignored, "", `Larger than ${MAX_IMPORT_ROW_BYTES} bytes.`);
  if (repeated !== null) return refused(ignored, repeated, "This field is given twice.");
  const result = ImportRow.safeParse(fields);
  if (result.success) return { ok: true, row: result.data, ignored };
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
  return { ok: false, errors: errors.slice(0, 20), ignored };
}

function refused(ignored: readonly string[], path: string, message: string): DecodedRow {
  return { ok: false, errors: [{ path, message }], ignored };
}

/** How many bytes a row takes as JSON; of one that is far below the limit about so many. */
export function importRowBytes(values: object): number {
  const text = JSON.stringify(values);
  return text.length <= MAX_IMPORT_ROW_BYTES / 3 ? text.length : new TextEncoder().encode(text).length;
}

interface SortedFields {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly ignored: readonly string[];
  readonly repeated: FieldName | null;
}

function sortFields(values: object): SortedFields {
  const fields: Record<string, unknown> = {};
  const ignored: string[] = [];
  let repeated: FieldName | null = null;
  for (const [name, value] of Object.entries(values)) {
    const field = importField(name);
    if (field === null) ignored.push(name);
    else if (field in fields) repeated = field;
    else fields[field] = value;
  }
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || (typeof value === "string" && value.trim() === "")) delete fields[name];
  }
  for (const name of required) fields[name] ??= "";
  return { fields: { ...fields, ...parsedPartnerData(fields["partnerData"]) }, ignored, repeated };
}

/** In a file of text, `partner_data` is JSON in a cell. */
function parsedPartnerData(value: unknown): { readonly partnerData?: unknown } {
  if (typeof value !== "string") return {};
  try {
    return { partnerData: JSON.parse(value) };
  } catch {
    return {};
  }
}
