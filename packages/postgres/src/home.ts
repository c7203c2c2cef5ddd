import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Account, accountName, canEnter, chooseAccount, isRoot } from "./account.ts";
import { sharedFolder } from "./shared-folder.ts";
import { isCode } from "./system-error.ts";

/** Where one cluster and what belongs to it lives: normally `<data dir>/postgres`. */
export type Home = {
  readonly dataDir: string;
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly account: Account | null;
};

/** The file in a data dir that names the home of its cluster, where that is elsewhere. */
export const pointerName = "postgres-is-at";

/**
 * Finds or makes the home of the data dir's cluster. Root's PostgreSQL runs as another user; where that one cannot
 * enter the data dir, the home is in a shared folder. Throws when an existing cluster is out of reach or gone.
 */
export async function openHome(givenDataDir: string): Promise<Home> {
  await mkdir(resolve(givenDataDir), { recursive: true });
  const dataDir = await realpath(givenDataDir);
  const inside = join(dataDir, "postgres");
  const existing = await findExisting(dataDir, inside);
  const account = await chooseAccount(existing === null ? null : join(existing, "cluster"));
  const chosen = existing ?? (await chooseFolder(dataDir, inside, account));
  await mkdir(chosen, { recursive: true });
  const folder = await realpath(chosen);
  if (isRoot()) await chmod(folder, 0o711);
  else await demandOwnership(folder);
  if (!(await canEnter(account, folder))) {
    throw new Error(
      `The database in ${folder} cannot be reached by user ${accountName(account)}, who runs PostgreSQL.`,
    );
  }
  return { dataDir, folder, cluster: join(folder, "cluster"), log: join(folder, "postgres.log"), account };
}

async function demandOwnership(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid === process.getuid?.()) return;
  throw new Error(
    `The database in ${folder} belongs to another user (uid ${uid}). ` +
      "Start as that user, or choose another data directory.",
  );
}

async function findExisting(dataDir: string, inside: string): Promise<string | null> {
  if (await isFolder(join(inside, "cluster"))) return inside;
  const pointer = join(dataDir, pointerName);
  const elsewhere = (await readFile(pointer, "utf8").catch(() => "")).trim();
  if (elsewhere === "") return null;
  if (await isFolder(join(elsewhere, "cluster"))) return elsewhere;
  throw new Error(
    `The database of ${dataDir} was kept in ${elsewhere} and is gone from there. ` +
      `Delete ${pointer} to begin with an empty one.`,
  );
}

async function chooseFolder(dataDir: string, inside: string, account: Account | null): Promise<string> {
  if (account === null || (await canEnter(account, dataDir))) return inside;
  const key = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  return join(await sharedFolder(account), `cluster-${key}`);
}

/** Leaves the pointer in the data dir when the home is elsewhere; called once the cluster is complete. */
export async function pointToHome(home: Home): Promise<void> {
  if (home.folder === join(home.dataDir, "postgres")) return;
  await writeWhole(join(home.dataDir, pointerName), `${home.folder}\n`);
}

/** The superuser's password: random, made once, readable by the starting user alone. */
export async function superuserPassword(home: Home): Promise<string> {
  const path = join(home.folder, "password");
  const known = await readFile(path, "utf8").catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  });
  if (known !== null) return known.trim();
  const password = randomBytes(24).toString("hex");
  await writeWhole(path, `${password}\n`);
  await giveToOwner(home, path);
  return password;
}

/** Gives a file made by root to whoever owns the home, so that its owner can start without root again. */
export async function giveToOwner(home: Home, path: string): Promise<void> {
  if (!isRoot()) return;
  const owner = await stat(home.folder);
  await chown(path, owner.uid, owner.gid);
}

async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(unfinished, text, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

/** True where `path` is a folder; false where it is anything else, absent or hidden. */
export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
