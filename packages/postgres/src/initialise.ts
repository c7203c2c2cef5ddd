import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Home, isFolder } from "./home.ts";

const prefix = "cluster.unfinished-";

/**
 * Makes the cluster unless it is there. It is made under another name and renamed when complete, so that a killed
 * initdb leaves nothing that looks like one. Throws when initdb fails or the cluster is of another major version.
 */
export async function initialiseCluster(
  home: Home,
  binaries: Binaries,
  given: { password: string; durable: boolean },
): Promise<void> {
  if (await isFolder(home.cluster)) return checkVersion(home, binaries);
  await removeUnfinished(home);
  const unfinished = join(home.folder, `${prefix}${randomBytes(4).toString("hex")}`);
  const passwordFile = `${unfinished}.password`;
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, given.password, { mode: 0o600 });
  if (home.account !== null) {
    await chown(unfinished, home.account.uid, home.account.gid);
    await chown(passwordFile, home.account.uid, home.account.gid);
  }
  const made = await runAs(home.account, join(binaries.folder, "bin", "initdb"), [
    `--pgdata=${unfinished}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(given.durable ? [] : ["--no-sync"]),
  ]);
  await rm(passwordFile, { force: true });
  if (!made.ok) {
    await removeUnfinished(home);
    throw new Error(`PostgreSQL could not make a database in ${home.folder}: ${made.output}`);
  }
  await rename(unfinished, home.cluster);
}

async function removeUnfinished(home: Home): Promise<void> {
  for (const name of await readdir(home.folder)) {
    if (name.startsWith(prefix)) await rm(join(home.folder, name), { recursive: true, force: true });
  }
}

async function checkVersion(home: Home, binaries: Binaries): Promise<void> {
  const major = (await readFile(join(home.cluster, "PG_VERSION"), "utf8")).trim();
  if (major === binaries.major) return;
  throw new Error(
    `The database in ${home.cluster} is of PostgreSQL ${major}; this Hirelane brings ${binaries.major}. ` +
      "Dump it with the older version, or choose another data directory.",
  );
}
