import {
  countImportRows,
  findImportKeys,
  findRow,
  findTakenUsernames,
  type ImportEntity,
  insertImportChunk,
  insertImportKeys,
} from "@hirelane/db";
import {
  decideAddRows,
  decodeImportRow,
  type DecodedRow,
  emailKey,
  MAX_IGNORED_COLUMNS,
  type StagedRow,
} from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { allowed } from "../kernel/operation-error.ts";
import { refusalToInvite, USERNAME_TAKEN } from "./row-refusal.ts";
import { type WaitingRow, writeChunk } from "./staged-row.ts";

interface DecodedStagedRow {
  readonly rowNumber: number;
  readonly decoded: DecodedRow;
}

/**
 * Keeps rows as the next chunk of an import that is locked: decoded, and compared with the rows before them, so that chunks
 * can be handled in any order. Rows whose number the import has passed are left out: a repeated call does no harm.
 */
export async function stageRows(
  context: WriteContext,
  target: ImportEntity,
  rows: readonly StagedRow[],
): Promise<void> {
  const total = (await findRow(context.sql, countImportRows, [target.id]))?.total ?? 0;
  const fresh = rows.filter(({ rowNumber }) => rowNumber > target.lastRowNumber);
  allowed(decideAddRows(target, total, fresh.length));
  const [first, last] = [fresh.at(0), fresh.at(-1)];
  if (first === undefined || last === undefined) return;
  const decoded = fresh.map((row) => ({ rowNumber: row.rowNumber, decoded: decode(row, context.now) }));
  const waiting = await compareWithOthers(context, target, decoded);
  const { id, organisationId } = target;
  const numbers = [first.rowNumber, last.rowNumber, waiting.length];
  await context.sql.rows(insertImportChunk, [organisationId, id, ...numbers, writeChunk(waiting)]);
  noteIgnored(target, decoded);
  target.lastRowNumber = last.rowNumber;
  await context.em.flush();
}

function decode({ values, problem }: StagedRow, now: Date): DecodedRow {
  if (problem === undefined) {
    const decoded = decodeImportRow(values);
    if (!decoded.ok || decoded.row.deadline === undefined) return decoded;
    const { email, deadline } = decoded.row;
    const refusal = refusalToInvite({ email, deadline, applicationStatus: "active" }, now);
    return refusal === null ? decoded : { ok: false, errors: [refusal], ignored: decoded.ignored };
  }
  return { ok: false, errors: [{ path: "", message: problem.replaceAll("\u0000", "").toWellFormed() }], ignored: [] };
}

/** The key by which rows of an import find out that they have the same email. */
export const keyOfEmail = (email: string): string => `email:${emailKey(email)}`;
const keyOfUsername = (username: string): string => `username:${emailKey(username)}`;

function keysOf({ decoded }: DecodedStagedRow): string[] {
  if (!decoded.ok) return [];
  const { email, username } = decoded.row;
  return username === undefined ? [keyOfEmail(email)] : [keyOfEmail(email), keyOfUsername(username)];
}

/** What can be known before the turn of a row: a row that is invalid does not count against later ones of its email. */
async function compareWithOthers(
  { sql }: WriteContext,
  { id, organisationId }: ImportEntity,
  rows: readonly DecodedStagedRow[],
): Promise<WaitingRow[]> {
  const known = await sql.rows(findImportKeys, [id, rows.flatMap((row) => keysOf(row))]);
  const owners = new Map(known.map(({ key, row_number: rowNumber }) => [key, rowNumber]));
  const added = new Map<string, number>();
  for (const key of await findTaken(sql, rows)) owners.set(key, 0);
  const waiting = rows.map((row) => compare(row, owners, added));
  await sql.rows(insertImportKeys, [organisationId, id, [...added.keys()], [...added.values()]]);
  return waiting;
}

/** The keys of those usernames wished for that somebody has. */
async function findTaken(sql: WriteContext["sql"], rows: readonly DecodedStagedRow[]): Promise<string[]> {
  const wished = rows.flatMap(({ decoded }) => (decoded.ok ? (decoded.row.username ?? []) : []));
  if (wished.length === 0) return [];
  const taken = await sql.rows(findTakenUsernames, [wished.map((username) => emailKey(username))]);
  return taken.map((row) => keyOfUsername(row.username_key));
}

/** The first row of an email is the one that counts; so is the first of a username, and the others are invalid. */
function compare(row: DecodedStagedRow, owners: Map<string, number>, added: Map<string, number>): WaitingRow {
  const { rowNumber, decoded } = row;
  if (!decoded.ok) return { rowNumber, errors: [...decoded.errors] };
  const sameAsRow = owners.get(keyOfEmail(decoded.row.email));
  if (sameAsRow !== undefined) return { rowNumber, sameAsRow };
  const { username, deadline, ...fields } = decoded.row;
  if (username !== undefined && owners.has(keyOfUsername(username))) return { rowNumber, errors: [USERNAME_TAKEN] };
  for (const key of keysOf(row)) {
    owners.set(key, rowNumber);
    added.set(key, rowNumber);
  }
  return {
    rowNumber,
    row: {
      ...fields,
      ...(username === undefined ? {} : { username }),
      ...(deadline === undefined ? {} : { deadline: deadline.toISOString() }),
    },
  };
}

const LONGEST_NAME = 100;

function noteIgnored(target: ImportEntity, rows: readonly DecodedStagedRow[]): void {
  const names = new Set(target.ignoredColumns);
  for (const { decoded } of rows) {
    for (const name of decoded.ignored) {
      if (names.size >= MAX_IGNORED_COLUMNS) break;
      names.add(name.replaceAll("\u0000", "").slice(0, LONGEST_NAME).toWellFormed());
    }
  }
  if (names.size > target.ignoredColumns.length) target.ignoredColumns = [...names];
}
