export { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
export { DataDirInUseError } from "./lock.ts";
