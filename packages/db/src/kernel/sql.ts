/** A statement with a name that stays prepared on its connection, and the type of its raw rows. */
export interface NamedQuery<Row> {
  readonly name: string;
  readonly text: string;
  readonly row?: Row;
}

/** Reads by named statements, inside the transaction that the kernel opened. */
export interface Sql {
  /** All rows, as the driver gives them: bigint and timestamps are text, see {@link toId} and {@link toDate}. */
  rows<Row>(query: NamedQuery<Row>, parameters: readonly unknown[]): Promise<Row[]>;
}

let statements = 0;

/** Names a statement; `Row` is what its select list yields. Names are short because PostgreSQL cuts them at 63 bytes. */
export function namedQuery<Row>(text: string): NamedQuery<Row> {
  statements += 1;
  return { name: `hirelane_${statements}`, text };
}

/** How a statement begins that is put together for one use: connections don't keep it prepared. */
export const ONCE = "/* once */ ";

/** A statement that is put together for one use, from trusted parts; what comes from outside goes into its parameters. */
export function statementOnce<Row>(text: string): NamedQuery<Row> {
  return { name: "", text: `${ONCE}${text}` };
}

/** The first row, or null. */
export async function findRow<Row>(
  sql: Sql,
  query: NamedQuery<Row>,
  parameters: readonly unknown[],
): Promise<Row | null> {
  const [row] = await sql.rows(query, parameters);
  return row ?? null;
}

/** A bigint as the driver gives it: text from a column, a number out of JSON. */
export type RawId = string | number;

/** A bigint as the number that it is; ids stay below 2^53. */
export function toId(raw: RawId): number {
  return Number(raw);
}

/** A nullable bigint column. */
export function toIdOrNull(raw: RawId | null): number | null {
  return raw === null ? null : Number(raw);
}

/** A timestamptz column as a Date. */
export function toDate(text: string): Date {
  return new Date(text);
}

/** A nullable timestamptz column. */
export function toDateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
