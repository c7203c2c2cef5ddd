/** The pattern of texts that contain what was searched for; `%`, `_` and `\\` mean themselves. */
export function containing(search: string): string {
  return `%${search.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
