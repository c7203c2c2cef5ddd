/** What JavaScript's `trim` takes away. */
export const WHITE_SPACE = String.raw`E'\t\n\u000B\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF'`;

/** The expression of a text as `comparableText` of the domain has it, whatever the locale of the database is. */
export function comparable(column: string): string {
  return `lower(btrim(${column}, ${WHITE_SPACE}) collate pg_unicode_fast)`;
}

/** Cities are compared like states: the key that they have does not know all that JavaScript does. */
export const cityKey = `alter table candidates alter column city_key set expression as (${comparable("city")})`;

/** The key as it was. */
export const formerCityKey = "alter table candidates alter column city_key set expression as (lower(btrim(city)))";
