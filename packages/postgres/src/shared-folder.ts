import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, canEnter } from "./account.ts";
import { isCode } from "./system-error.ts";

const folderName = "hirelane-postgres";

/** Folders that outlive a reboot come first: a cluster may live there. */
const parents = ["/var/lib", "/var/tmp", tmpdir()];

/**
 * The folder of root's in which `account` can read binaries and keep clusters. It is root's own and nobody else may
 * write to it, so that no other local user can plant a binary there. Throws when no such folder can be had.
 */
export async function sharedFolder(account: Account): Promise<string> {
  const refusals: string[] = [];
  for (const parent of parents) {
    const folder = join(parent, folderName);
    const refusal = (await distrust(parent)) ?? (await claim(folder, account));
    if (refusal === null) return folder;
    refusals.push(`${folder}: ${refusal}`);
  }
  throw new Error(`No folder that user ${account.name} can read, for PostgreSQL. ${refusals.join("; ")}`);
}

async function distrust(parent: string): Promise<string | null> {
  const found = await stat(parent).catch(() => null);
  if (!found?.isDirectory()) return "there is no such place";
  const sticky = (found.mode & 0o1000) !== 0;
  const ours = found.uid === 0 && (sticky || (found.mode & 0o022) === 0);
  return ours ? null : "others could replace it";
}

async function claim(folder: string, account: Account): Promise<string | null> {
  try {
    await mkdir(folder, { mode: 0o755 }).then(
      () => chmod(folder, 0o755),
      (error: unknown) => {
        if (!isCode(error, "EEXIST")) throw error;
      },
    );
    const found = await lstat(folder);
    if (!found.isDirectory()) return "is not a folder";
    if (found.uid !== 0 || (found.mode & 0o022) !== 0) return "can be written to by others than root";
    return (await canEnter(account, folder)) ? null : `${account.name} cannot enter it`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
