import { everyOrganisation, findOrganisationBySlug, findRow, toId } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";
import { type FoundedOrganisation, foundOrganisation } from "../organisations/found-organisation.ts";

/** The organisation that is to be filled; `founded` where it was made just now. */
export interface GeneratorOrganisation {
  readonly organisationId: number;
  readonly founded: FoundedOrganisation | null;
  readonly ownerEmail: string;
}

/** The organisation of a slug; made with an invited owner where there is none. */
export async function findOrFoundOrganisation(kernel: Kernel, slug: string): Promise<GeneratorOrganisation> {
  const ownerEmail = `owner@${slug}.example`;
  const every = await kernel.readAsSystem(null, (sql) => sql.rows(everyOrganisation, []));
  for (const { organisation_id: raw } of every) {
    const id = toId(raw);
    const found = await kernel.readAsSystem(id, (sql) => findRow(sql, findOrganisationBySlug, [slug]));
    if (found !== null) return { organisationId: id, founded: null, ownerEmail };
  }
  const organisation = { name: slug, slug, timeZone: "Europe/Berlin", language: "en" } as const;
  const owner = { email: ownerEmail, firstName: "Olive", lastName: "Owner" };
  const founded = await foundOrganisation(kernel, organisation, owner);
  return { organisationId: founded.organisationId, founded, ownerEmail };
}
