import { fetchPage, type ListDefinition, type ListRequest } from "@hirelane/db";
import { jobScope, type Page } from "@hirelane/domain";
import type { ReadContext } from "./context.ts";
import { invalidField } from "./operation-error.ts";

/** What {@link listPage} needs of a list's input. */
export type ListInput = Omit<ListRequest, "filters"> & { readonly filters?: ListRequest["filters"] | undefined };

/** One page of a list, of the rows that the actor may see; throws `invalid_input` for a cursor of another list or order. */
export async function listPage<Row extends { id: string; sort_key: string }, View>(
  context: ReadContext,
  list: ListDefinition<Row, View>,
  input: ListInput,
): Promise<Page<View>> {
  const request = { ...input, filters: input.filters ?? {} };
  const page = await fetchPage(context.sql, list, jobScope(context.actor), request);
  if (page === null) throw invalidField("cursor", "Not a cursor of this list in this order.");
  return page;
}
