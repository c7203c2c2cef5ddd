import { findRow, getOrganisation, toOrganisationView } from "@hirelane/db";
import type { OrganisationView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The organisation of the transaction. */
export async function viewOrganisation(context: Pick<ReadContext, "sql">): Promise<OrganisationView> {
  const row = await findRow(context.sql, getOrganisation, []);
  if (row === null) throw notFound("organisation");
  return toOrganisationView(row);
}
