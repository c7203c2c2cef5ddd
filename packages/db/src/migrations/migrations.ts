import { Migration20261121000000_foundation } from "./Migration20261121000000_foundation.ts";
import { Migration20261122000000_interview_lifecycle } from "./Migration20261122000000_interview_lifecycle.ts";
import { Migration20261122000001_event_feed } from "./Migration20261122000001_event_feed.ts";
import { Migration20261122000002_mail_wording } from "./Migration20261122000002_mail_wording.ts";
import { Migration20261122000003_housekeeping } from "./Migration20261122000003_housekeeping.ts";

/** Every migration, oldest first. A migration that has landed is never edited. */
export const migrations = [
  { name: "Migration20261121000000_foundation", class: Migration20261121000000_foundation },
  { name: "Migration20261122000000_interview_lifecycle", class: Migration20261122000000_interview_lifecycle },
  { name: "Migration20261122000001_event_feed", class: Migration20261122000001_event_feed },
  { name: "Migration20261122000002_mail_wording", class: Migration20261122000002_mail_wording },
  { name: "Migration20261122000003_housekeeping", class: Migration20261122000003_housekeeping },
];
