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
  /** What one other row must meet all at once: the scope, and the filters of these names. Nobody finds by what they may not see. */
  readonly related?: { readonly filters: readonly string[]; readonly exists: (conditions: string) => string };
  /** How many rows a request has, where counters know; null where rows must be counted. */
  readonly counted?: (sql: Sql, filters: ListRequest["filters"], scope: JobScope) => Promise<number> | null;
  /** What is read for the rows of the page alone, for which `page` stands. */
  readonly nested?: NestedRows;
  shape(row: Row): View;
}

/** Columns, and joins of one row each onto `page`; `visible` narrows `a` to the rows that the scope shows. */
export interface NestedRows {
  readonly columns: string;
  readonly joins: (visible: string) => string;
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

/** The jobs that a user, `$`, is in the team of, and what goes before it for those that they own. */
export const OF_USER = `select m.job_id from job_members m where m.user_id = $`;
export const OWNED = `select j.id from jobs j where j.owner_user_id = $ union all `;
/** The usual page sizes, and the one row more. */
const USUAL_LIMITS: readonly number[] = [11, 21, 26, 51, 101];
const statements = new WeakMap<object, Map<string, NamedQuery<never>>>();

interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  add(condition: string, ...values: readonly unknown[]): void {
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
  const own: Condition[] = [];
  const related: Condition[] = [];
  for (const [name, value] of Object.entries(filters)) {
    const text = list.filters[name];
    if (value === undefined || text === undefined) continue;
    (list.related?.filters.includes(name) === true ? related : own).push({ text, values: [value] });
  }
  const narrowed = scopeOf(list, scope);
  if (narrowed !== null) (list.related === undefined ? own : related).push(narrowed);
  const conditions = new Conditions();
  if (list.always !== undefined) conditions.add(list.always);
  for (const { text, values } of own) conditions.add(text, ...values);
  if (list.related !== undefined) {
    const exists = list.related.exists(related.map(({ text }) => ` and ${text}`).join(""));
    conditions.add(exists, ...related.flatMap(({ values }) => values));
  }
  return conditions;
}

function scopeOf<Row extends { id: string }, View>(list: ListDefinition<Row, View>, scope: JobScope): Condition | null {
  if (list.scope === undefined || scope.kind === "all") return null;
  if (scope.kind === "nothing") return { text: "false", values: [] };
  const text = list.scope(scope.ownedToo ? OWNED + OF_USER : OF_USER);
  return { text, values: Array.from(text.matchAll(/\$/g), () => scope.userId) };
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
  const known = request.withTotal ? list.counted?.(sql, request.filters, scope) : undefined;
  const total = request.withTotal ? await (known ?? countRows(sql, list, conditions)) : undefined;

  if (request.cursor !== undefined) {
    const cursor = decodeCursor(request.cursor, request.order, order.type);
    if (cursor === null) return null;
    const comparison = `(${order.column}, ${list.key}) ${descending ? "<" : ">"} ($::${order.type}, $::bigint)`;
    conditions.add(comparison, cursor.value, cursor.id);
  }
  const slice = sliceOf(request, total);
  const { text, values } = pageStatement(list, scope, conditions, { ...request, slice }, order);
  const rows = await sql.rows(prepared<Row>(list, text), values);
  const items = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(request.order, last.sort_key, last.id);
  return { items: items.map((row) => list.shape(row)), nextCursor, ...(total === undefined ? {} : { total }) };
}

/** Which rows a statement takes, counted from one end of the order. */
interface Slice {
  readonly limit: number;
  readonly offset: number;
  readonly fromTheEnd: boolean;
}

/** The rows of a page and one more, which tells whether there is another page; the nearer end is where it is counted from. */
function sliceOf({ limit, offset = 0, cursor }: ListRequest, total: number | undefined): Slice {
  const fromTheStart = { limit: limit + 1, offset, fromTheEnd: false };
  if (total === undefined || cursor !== undefined || offset <= total / 2) return fromTheStart;
  const rows = Math.max(0, Math.min(limit + 1, total - offset));
  return { limit: rows, offset: Math.max(0, total - offset - rows), fromTheEnd: true };
}

function pageStatement<Row extends { id: string }, View>(
  list: ListDefinition<Row, View>,
  scope: JobScope,
  conditions: Conditions,
  request: Pick<ListRequest, "order" | "filters" | "cursor"> & { readonly slice: Slice },
  { column }: ListOrder,
): { text: string; values: unknown[] } {
  const { order, slice } = request;
  const isDescending = order.startsWith("-");
  const direction = isDescending ? "desc" : "asc";
  const values = [...conditions.values];
  const cut = cutOf(request, values);
  const ordered = (way: string): string => `order by ${column} ${way}, ${list.key} ${way}`;
  const found = `${list.from}${conditions.sql}`;
  const taken = `select ${list.key} ${found} ${ordered(isDescending === slice.fromTheEnd ? "asc" : "desc")} ${cut}`;
  // What is skipped is skipped in the index: rows are read for the keys of the page alone, which are unique within a list.
  const within = list.within === undefined ? " where" : `${conditions.sql} and`;
  const page =
    slice.offset === 0 && !slice.fromTheEnd
      ? `${found} ${ordered(direction)} ${cut}`
      : `${list.from}${within} ${list.key} = any(array(${taken})) ${ordered(direction)}`;
  const columns = `${column}::text as sort_key, ${list.columns}`;
  if (list.nested === undefined) return { text: `select ${columns} ${page}`, values };
  const joins = list.nested.joins(visibleOf(list, scope, values));
  const text = `select page.*, ${list.nested.columns} from (select ${column} as order_key, ${columns} ${page}) page ${joins}
    order by page.order_key ${direction}, page.id ${direction}`;
  return { text, values };
}

/**
 * Where the page ends. An unfiltered first page of a usual size says so in the statement, which PostgreSQL then plans once
 * per connection; the values of filters and cursors decide the plan, and are planned for at each call.
 */
function cutOf(
  { slice, filters, cursor }: Pick<ListRequest, "filters" | "cursor"> & { readonly slice: Slice },
  values: unknown[],
): string {
  const { limit, offset, fromTheEnd } = slice;
  const isPlain = cursor === undefined && Object.values(filters).every((value) => value === undefined);
  if (isPlain && offset === 0 && !fromTheEnd && USUAL_LIMITS.includes(limit)) return `limit ${limit}`;
  values.push(limit, offset);
  return `limit $${values.length - 1} offset $${values.length}`;
}

/** The scope as one more condition; its values join those of the page. */
function visibleOf<Row extends { id: string }, View>(
  list: ListDefinition<Row, View>,
  scope: JobScope,
  values: unknown[],
): string {
  const narrowed = scopeOf(list, scope);
  if (narrowed === null) return "";
  values.push(...narrowed.values);
  let place = values.length - narrowed.values.length;
  return ` and ${narrowed.text.replaceAll("$", () => `$${(place += 1)}`)}`;
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
