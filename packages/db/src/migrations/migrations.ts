import { Migration20261121000000_foundation } from "./Migration20261121000000_foundation.ts";

/** Every migration, oldest first. A migration that has landed is never edited. */
export const migrations = [{ name: "Migration20261121000000_foundation", class: Migration20261121000000_foundation }];
