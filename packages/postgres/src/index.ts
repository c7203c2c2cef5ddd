export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from "./embedded-postgres.ts";
export { DataDirInUseError } from "./lock.ts";
