import { type DatabaseAccess, readDataDir, readDatabaseAccess } from "./config.ts";
import { findRunningInstallation } from "./embedded/data-folder.ts";
import { Refusal } from "./refusal.ts";

/** The database that a command works on: DATABASE_URL, else that of the installation that runs here. */
export async function findDatabase(): Promise<DatabaseAccess> {
  const given = readDatabaseAccess();
  if (given !== null) return given;
  const dataDir = readDataDir();
  const running = await findRunningInstallation(dataDir);
  if (running === null)
    throw new Refusal(`DATABASE_URL is not set, and no Hirelane is running on ${dataDir}. Run npm start first.`);
  return running;
}
