import type { JobScope, Page } from "@hirelane/domain";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type NamedQuery, namedQuery, type Sql } from "./sql.ts";

/** How a list may be ordered: the column, and its type for the cursor. */
export interface ListOrder {
  readonly column: string;
  readonly type: "bigint" | "xid8" | "text" | "timestamptz";
}

/** A list of a resource: what is read, and every filter and order that is offered, each with an index behind it. */
export interface ListDefinition<Row extends { id: string }, View> {
  /** The select list. */
  readonly columns: string;
  /** `from …` with its joins, without conditions. */
  readonly from: string;
  /** The unique column that breaks ties, and that `id` orders by. */
  readonly key: string;
  /** Conditions by filter name, with `$` where the value goes. */
  readonly filters: Readonly<Record<string, string>>;
  /** The filter that every request has: for lists of the rows of one other row. */
  readonly within?: string;
  readonly orders: Readonly<Record<string, ListOrder>>;
  /** A condition that every row meets. */
  readonly always?: string;
  /** Narrows to the jobs in a subselect of ids, `$` is the user; absent for lists that are the same for all users. */
  readonly scope?: (jobs: string) => string;
  shape(row: Row): View;
}

/** What a caller asked of a list. */
export interface ListRequest {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly order: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly withTotal: boolean;
}

const OF_USER = `select m.job_id from job_members m where m.user_id = $`;
const OWNED = `select j.id from jobs j where j.owner_user_id = $ union all `;
const statements = new WeakMap<object, Map<string, NamedQuery<never>>>();

class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  add(condition: string, ...values: unknown[]): void {
    let text = condition;
    for (const value of values) {
      this.values.push(value);
      text = text.replace("$", `\u0001${this.values.length}`);
    }
    this.#parts.push(text.replaceAll("\u0001", "$"));
  }

  get sql(): string {
    return this.#parts.length === 0 ? "" : ` where ${this.#parts.join(" and ")}`;
  }
}

function conditionsOf<Row extends { id: string }, View>(
  list: ListDefinition<Row, View>,
  filters: ListRequest["filters"],
  scope: JobScope,
): Conditions {
  const conditions = new Conditions();
  if (list.always !== undefined) conditions.add(list.always);
  for (const [name, value] of Object.entries(filters)) {
    const condition = list.filters[name];
    if (value === undefined || condition === undefined) continue;
    conditions.add(condition, value);
  }
  if (list.scope === undefined || scope.kind === "all") return conditions;
  if (scope.kind === "nothing") {
    conditions.add("false");
    return conditions;
  }
  const condition = list.scope(scope.ownedToo ? OWNED + OF_USER : OF_USER);
  conditions.add(condition, ...Array.from(condition.matchAll(/\$/g), () => scope.userId));
  return conditions;
}

function prepared<Row>(list: object, text: string): NamedQuery<Row> {
  const known = statements.get(list) ?? new Map<string, NamedQuery<never>>();
  statements.set(list, known);
  const query = known.get(text) ?? namedQuery<never>(text);
  known.set(text, query);
  return query;
}

/**
 * One page of a list in a fixed number of statements: one, or two with the total. A cursor that is not one of this order
 * is answered with null.
 */
export async function fetchPage<Row extends { id: string; sort_key: string }, View>(
  sql: Sql,
  list: ListDefinition<Row, View>,
  scope: JobScope,
  request: ListRequest,
): Promise<Page<View> | null> {
  const descending = request.order.startsWith("-");
  const order = list.orders[descending ? request.order.slice(1) : request.order];
  if (order === undefined) throw new Error(`The list has no order "${request.order}".`);
  const conditions = conditionsOf(list, request.filters, scope);
  const total = request.withTotal ? await countRows(sql, list, conditions) : undefined;

  if (request.cursor !== undefined) {
    const cursor = decodeCursor(request.cursor, request.order, order.type);
    if (cursor === null) return null;
    const comparison = `(${order.column}, ${list.key}) ${descending ? "<" : ">"} ($::${order.type}, $::bigint)`;
    conditions.add(comparison, cursor.value, cursor.id);
  }
  const direction = descending ? "desc" : "asc";
  const values = [...conditions.values, request.limit + 1, request.offset ?? 0];
  const text = `select ${order.column}::text as sort_key, ${list.columns} ${list.from}${conditions.sql} order by ${order.column} ${direction}, ${list.key} ${direction}
    limit $${values.length - 1} offset $${values.length}`;
  const rows = await sql.rows(prepared<Row>(list, text), values);
  const items = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(request.order, last.sort_key, last.id);
  return { items: items.map((row) => list.shape(row)), nextCursor, ...(total === undefined ? {} : { total }) };
}

async function countRows<Row extends { id: string }, View>(
  sql: Sql,
  list: ListDefinition<Row, View>,
  conditions: Conditions,
): Promise<number> {
  const text = `select count(*) as total ${list.from}${conditions.sql}`;
  const rows = await sql.rows(prepared<{ total: string }>(list, text), conditions.values);
  return Number(rows[0]?.total ?? 0);
}
