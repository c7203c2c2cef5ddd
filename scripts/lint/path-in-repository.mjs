import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export function pathInRepository(filename) {
  return relative(root, filename).split(sep).join("/");
}
