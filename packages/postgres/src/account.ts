import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";

/** The unprivileged account that PostgreSQL runs under when this process is root. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

/** Spawn options that switch to `account`; null stays with the account of this process. */
export function accountIds(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** True where this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Name of the account that PostgreSQL runs under, for messages. */
export function accountName(account: Account | null): string {
  return account?.name ?? userInfo().username;
}

/**
 * Decides who runs PostgreSQL: null is this process's own account; for root it is the owner of an existing cluster,
 * else `nobody`. Throws when the account database knows no unprivileged account.
 */
export async function chooseAccount(existingCluster: string | null): Promise<Account | null> {
  if (!isRoot()) return null;
  const accounts = await readAccounts();
  if (existingCluster !== null) {
    const owner = await stat(existingCluster);
    if (owner.uid !== 0) {
      const name = accounts.find((account) => account.uid === owner.uid)?.name ?? String(owner.uid);
      return { uid: owner.uid, gid: owner.gid, name };
    }
  }
  const chosen = accounts.find((account) => account.name === "nobody") ?? accounts.find((account) => account.uid !== 0);
  if (!chosen) {
    throw new Error("PostgreSQL refuses to run as root, and there is no unprivileged account such as nobody here.");
  }
  return chosen;
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && !line.startsWith("#") && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** What a finished program left behind; `output` is standard output and standard error together. */
export type Finished = { readonly ok: boolean; readonly output: string };

/** Runs a program to its end as `account`, in a bare environment. Never throws for a failing program. */
export function runAs(account: Account | null, file: string, args: readonly string[]): Promise<Finished> {
  const options = { ...accountIds(account), cwd: "/", env: bareEnvironment(), encoding: "utf8" as const };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const output = [stdout, stderr, stdout || stderr ? "" : (error?.message ?? "")].join("").trim();
      resolve({ ok: error === null, output });
    });
  });
}

/** Environment for PostgreSQL's programs: nothing of the caller's PG*, locale or time zone reaches them. */
export function bareEnvironment(): Record<string, string> {
  // oxlint-disable-next-line node/no-process-env -- where the system's programs and libraries are is no setting of ours
  const { PATH, LD_LIBRARY_PATH } = process.env;
  const environment = { LC_ALL: "C", TZ: "UTC", PATH: PATH ?? "/usr/bin:/bin" };
  return LD_LIBRARY_PATH ? { ...environment, LD_LIBRARY_PATH } : environment;
}

/** True where `account` may enter `folder`, asked of the kernel rather than read off the mode bits. */
export async function canEnter(account: Account | null, folder: string): Promise<boolean> {
  const { ok } = await runAs(account, "/bin/sh", ["-c", 'cd "$0"', folder]);
  return ok;
}
