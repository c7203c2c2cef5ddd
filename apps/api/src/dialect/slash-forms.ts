/** The patterns under which a path with `{parameters}` and a trailing slash is served: with that slash, and without. */
export function bothSlashForms(path: string): string[] {
  const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
  return [pattern, pattern.replace(/\/$/, "")];
}
