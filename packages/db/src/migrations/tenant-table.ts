/** The organisation that the session's transaction was opened for; null outside of one, which no row equals. */
const CURRENT_ORGANISATION = "(select nullif(current_setting('app.organisation_id', true), '')::bigint)";

/** Statements that force row-level security on a table, and let sessions see their own organisation's rows only. */
export function tenantTable(table: string, column = "organisation_id"): string[] {
  const own = `"${column}" = ${CURRENT_ORGANISATION}`;
  return [
    `alter table "${table}" enable row level security`,
    `alter table "${table}" force row level security`,
    `create policy tenant on "${table}" using (${own}) with check (${own})`,
  ];
}

/** The statement that gives the application role its rights on a table. */
export function grantTenantTable(table: string, rights: string): string {
  return `grant ${rights} on "${table}" to hirelane_app`;
}

/** A function that answers across organisations, with ids only. */
export interface DefinerFunction {
  readonly name: string;
  readonly parameters: string;
  readonly returns: string;
  readonly body: string;
}

/** Statements that create such a function, owned by the role that may read across organisations. */
export function definerFunction({ name, parameters, returns, body }: DefinerFunction): string[] {
  const signature = `${name}(${parameters})`;
  return [
    `create function ${signature} returns ${returns} language sql stable security definer
     set search_path = pg_catalog, public, pg_temp as $body$ ${body} $body$`,
    `revoke all on function ${signature} from public`,
    `grant execute on function ${signature} to hirelane_app`,
    "grant create on schema public to hirelane_resolver",
    `alter function ${signature} owner to hirelane_resolver`,
    "revoke create on schema public from hirelane_resolver",
  ];
}

/** The statement that removes such a function. */
export function dropDefinerFunction({ name, parameters }: DefinerFunction): string {
  return `drop function ${name}(${parameters})`;
}

/** Statements that let the cross-organisation role read some columns of a table, and all of its rows. */
export function definerRead(table: string, columns: string): string[] {
  return [
    `grant select (${columns}) on "${table}" to hirelane_resolver`,
    `create policy resolver on "${table}" for select to hirelane_resolver using (true)`,
  ];
}
