import { existsSync, globSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run, workspaceEnvironment } from "./run.mjs";

const manifests = globSync("{apps,packages}/*/package.json", { cwd: root }).toSorted();
const entries = manifests.flatMap((manifest) => {
  const folder = join(root, manifest, "..");
  const { exports = {} } = JSON.parse(readFileSync(join(root, manifest), "utf8"));
  return ["src/main.ts", ...Object.values(exports)]
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path));
});

const { code, output } = await run("deno", ["check", "--quiet", "--config", join(root, "deno.json"), ...entries], {
  // Where Deno fails to resolve an import below pnpm-workspace.yaml, it rewrites the package.json beside that.
  cwd: tmpdir(),
  stdio: "pipe",
  env: {
    ...workspaceEnvironment(),
    DENO_DIR: join(root, "node_modules", ".cache", "deno"),
    DENO_NO_UPDATE_CHECK: "1",
  },
});
process.stdout.write(code === 0 ? `Deno accepts ${entries.length} entry points.\n` : output);
process.exitCode = code;
