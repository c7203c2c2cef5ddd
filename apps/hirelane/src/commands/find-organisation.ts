import { everyOrganisation, findRow, getOrganisation, toId } from "@hirelane/db";
import type { Kernel } from "@hirelane/operations";
import { Refusal } from "../refusal.ts";
import { choose, mayAsk } from "./ask.ts";

/** An organisation as the command line names it. */
export interface NamedOrganisation {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

const MOST_OFFERED = 100;

/**
 * The organisation of a slug or an id; without either the only one, or the one that a person at the terminal chooses. Throws
 * a `Refusal` for one that is not there.
 */
export async function findOrganisation(
  kernel: Kernel,
  given: string | undefined,
  json: boolean | undefined,
): Promise<NamedOrganisation> {
  if (given !== undefined) {
    const found = await findNamed(kernel, given);
    if (found === null) throw new Refusal(`There is no organisation ${given}.`);
    return found;
  }
  const ids = await idsOfAll(kernel);
  const [only] = ids;
  if (only === undefined) throw new Refusal("There is no organisation yet; hirelane organisations create makes one.");
  if (ids.length > 1 && !mayAsk(json)) throw new Refusal(`--organisation: there are ${ids.length}; say which.`);
  const chosen = ids.length === 1 ? only : await letChoose(kernel, ids);
  const organisation = await readOrganisation(kernel, chosen);
  if (organisation === null) throw new Refusal("The organisation is gone.");
  return organisation;
}

/** Every organisation, oldest first. */
export async function everyNamedOrganisation(kernel: Kernel): Promise<NamedOrganisation[]> {
  const organisations: NamedOrganisation[] = [];
  for (const id of await idsOfAll(kernel)) {
    const organisation = await readOrganisation(kernel, id);
    if (organisation !== null) organisations.push(organisation);
  }
  return organisations;
}

// A slug ends with the id unless somebody chose it: most are found at once, the others by looking at each organisation.
async function findNamed(kernel: Kernel, given: string): Promise<NamedOrganisation | null> {
  const isNamed = ({ id, slug }: NamedOrganisation): boolean => slug === given || String(id) === given;
  const [number] = /\d{1,15}$/.exec(given) ?? [];
  const likely = number === undefined ? null : await readOrganisation(kernel, Number(number));
  if (likely !== null && isNamed(likely)) return likely;
  for (const id of await idsOfAll(kernel)) {
    const organisation = await readOrganisation(kernel, id);
    if (organisation !== null && isNamed(organisation)) return organisation;
  }
  return null;
}

async function idsOfAll(kernel: Kernel): Promise<number[]> {
  const rows = await kernel.readAsSystem(null, (sql) => sql.rows(everyOrganisation, []));
  return rows.map((row) => toId(row.organisation_id)).toSorted((a, b) => a - b);
}

async function readOrganisation(kernel: Kernel, id: number): Promise<NamedOrganisation | null> {
  const row = await kernel.readAsSystem(id, (sql) => findRow(sql, getOrganisation, []));
  return row === null ? null : { id, slug: row.slug, name: row.name };
}

async function letChoose(kernel: Kernel, ids: readonly number[]): Promise<number> {
  const organisations = await Promise.all(ids.slice(0, MOST_OFFERED).map((id) => readOrganisation(kernel, id)));
  const offered = organisations.flatMap((each) =>
    each === null ? [] : [{ value: String(each.id), label: `${each.name} (${each.slug})` }],
  );
  return Number(await choose("Which organisation?", offered));
}
