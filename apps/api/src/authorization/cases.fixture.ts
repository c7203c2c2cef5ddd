import { idOf, type World, type WorldActor, type WorldRow } from "@hirelane/testing";
import { sampleInput } from "../testing/sample-input.ts";
import { type IdField, idFieldsOf } from "../testing/schema-node.ts";
import type { Target, TargetRequest } from "../testing/targets.ts";

/** An id in a request, and the row that it points at. */
export interface Touched {
  readonly field: IdField;
  readonly row: WorldRow;
}

/** One thing to try: which ids a request has, and at which rows they point. */
export interface Case {
  readonly name: string;
  readonly touched: readonly Touched[];
  /** The row of all ids, where there are none but required ones. */
  readonly row: WorldRow | null;
  /** Whether ids that may be left out are in it: a list may answer those with nothing. */
  readonly narrowed: boolean;
  /** Whether ids of two rows meet: then even a manager of both may be told that they do not belong together. */
  readonly mixed: boolean;
}

/** Everything that is tried of a target: all ids of one row, each optional id besides, and each id of another row alone. */
export function casesOf(target: Target, world: World, actor: WorldActor): Case[] {
  const fields = idFieldsOf(target.node);
  const required = fields.filter((field) => !field.optional);
  const optional = fields.filter((field) => field.optional);
  const plain = distinctRows(world, required, actor).map((row) => caseOf(required, row, false));
  const narrowed = optional.flatMap((field) =>
    distinctRows(world, [...required, field], actor).map((row) => caseOf([...required, field], row, true)),
  );
  const sets = [required, ...optional.map((field) => required.concat(field))].filter((set) => set.length > 1);
  const mixed = sets.flatMap((set) => set.flatMap((field) => mixedCases(world, set, field)));
  const rowless =
    required.length === 0 ? [{ name: "no row", touched: [], row: null, narrowed: false, mixed: false }] : [];
  return [...rowless, ...plain, ...narrowed, ...mixed];
}

/** The rows among which these ids differ. */
function distinctRows(world: World, fields: readonly IdField[], actor: WorldActor): WorldRow[] {
  if (fields.length === 0) return [];
  const byIds = new Map<string, WorldRow>();
  for (const row of world.rows) {
    const ids = JSON.stringify(fields.map((field) => idOf(row, field.resource, actor)));
    if (!byIds.has(ids)) byIds.set(ids, row);
  }
  return [...byIds.values()];
}

function caseOf(fields: readonly IdField[], row: WorldRow, narrowed: boolean): Case {
  return {
    name: row.name,
    touched: fields.map((field) => ({ field, row })),
    row: narrowed ? null : row,
    narrowed,
    mixed: false,
  };
}

function mixedCases(world: World, fields: readonly IdField[], strange: IdField): Case[] {
  const [usual, ...others] = world.rows;
  if (usual === undefined) return [];
  return others
    .filter((row) => row.name === "foreign" || row.name === "otherOrganisation")
    .map((other) => ({
      name: `${usual.name}, and ${strange.path.join(".")} ${other.name}`,
      touched: fields.map((field) => ({ field, row: field === strange ? other : usual })),
      row: null,
      narrowed: strange.optional,
      mixed: true,
    }));
}

/** Whether a case asks a list for all that there is: no id narrows it but that of the organisation. */
export function isUnconditional({ touched }: Case): boolean {
  return touched.every(({ field }) => field.resource === "organisation");
}

/** What requests are worded with. */
export interface Words {
  readonly world: World;
  readonly unique: () => string;
}

/** The request of a case. */
export function requestOf(
  target: Target,
  { touched }: Case,
  { world, unique }: Words,
  actor: WorldActor,
): TargetRequest {
  const ids = new Map(touched.map(({ field, row }) => [field.path.join("."), idOf(row, field.resource, actor)]));
  const source = {
    hints: world.hints,
    unique,
    wanted: new Set([...ids.keys(), "limit", "query.page_size"]),
    idOf(resource: string, path: string) {
      const id = ids.get(path);
      if (id === undefined) throw new Error(`The case has no ${resource}.`);
      return id;
    },
  };
  return target.request(sampleInput(target.node, source));
}
