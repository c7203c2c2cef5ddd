import { databaseRoles, serverRoles } from "@hirelane/db";
import { migrateDatabase } from "@hirelane/db/migrate";
import { queues } from "@hirelane/operations";
import pg from "pg";
import { templateCredentials, urlFor } from "./credentials.ts";

/** Makes the roles and the migrated database that every test file clones. */
export async function prepareTemplate(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const sql of [...serverRoles, ...databaseRoles(templateCredentials)]) await client.query(sql);
  } finally {
    await client.end();
  }
  await migrateDatabase(urlFor(superuserUrl, templateCredentials.database, "owner"), queues);
}
