import { startEmbeddedPostgres } from "./index.ts";

const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" });
process.stdout.write(`${JSON.stringify({ pid: postgres.pid, url: postgres.superuserUrl() })}\n`);
setInterval(() => undefined, 60_000);
