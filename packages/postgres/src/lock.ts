import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { giveToOwner, type Home } from "./home.ts";

/** Thrown when another living process has started a PostgreSQL on the same data dir. */
export class DataDirInUseError extends Error {
  override readonly name = "DataDirInUseError";
}

/** A held lock; `release` gives it back, and so does the end of the process, however it ends. */
export type Lock = { release(): void };

const sqliteBusy = 5;

/**
 * Takes the data dir's lock or throws `DataDirInUseError`. SQLite is here for its kernel file lock alone: unlike a pid
 * in a file it cannot go stale.
 */
export async function lockHome(home: Home): Promise<Lock> {
  const path = join(home.folder, "lock");
  const holder = join(home.folder, "lock.pid");
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("pragma journal_mode = memory; begin exclusive");
    writeFileSync(holder, `${process.pid}\n`);
    await giveToOwner(home, path);
    await giveToOwner(home, holder);
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new DataDirInUseError(
      `The data directory ${home.dataDir} is in use by process ${readHolder(holder)}. ` +
        "Stop that one first, or choose another data directory.",
    );
  }
  return { release: () => database.isOpen && database.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, "utf8").trim() || "(unknown)";
  } catch {
    return "(unknown)";
  }
}
