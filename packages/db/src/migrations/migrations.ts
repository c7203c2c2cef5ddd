import { Migration20261121000000_foundation } from "./Migration20261121000000_foundation.ts";
import { Migration20261122000000_interview_lifecycle } from "./Migration20261122000000_interview_lifecycle.ts";
import { Migration20261122000001_event_feed } from "./Migration20261122000001_event_feed.ts";
import { Migration20261122000002_mail_wording } from "./Migration20261122000002_mail_wording.ts";
import { Migration20261122000003_housekeeping } from "./Migration20261122000003_housekeeping.ts";
import { Migration20261123000000_files } from "./Migration20261123000000_files.ts";
import { Migration20261123000001_evaluations } from "./Migration20261123000001_evaluations.ts";
import { Migration20261123000002_questions } from "./Migration20261123000002_questions.ts";
import { Migration20261123000003_imports } from "./Migration20261123000003_imports.ts";
import { Migration20261123000004_mail_handover } from "./Migration20261123000004_mail_handover.ts";
import { Migration20261124000000_pipeline } from "./Migration20261124000000_pipeline.ts";
import { Migration20261125000000_recruiting_dialect } from "./Migration20261125000000_recruiting_dialect.ts";
import { Migration20261126000000_dashboards } from "./Migration20261126000000_dashboards.ts";
import { Migration20261127000000_lighter_counting } from "./Migration20261127000000_lighter_counting.ts";
import { Migration20261128000000_tenant_references } from "./Migration20261128000000_tenant_references.ts";
import { Migration20261129000000_lighter_writes } from "./Migration20261129000000_lighter_writes.ts";

/** Every migration, oldest first. A migration that has landed is never edited. */
export const migrations = [
  { name: "Migration20261121000000_foundation", class: Migration20261121000000_foundation },
  { name: "Migration20261122000000_interview_lifecycle", class: Migration20261122000000_interview_lifecycle },
  { name: "Migration20261122000001_event_feed", class: Migration20261122000001_event_feed },
  { name: "Migration20261122000002_mail_wording", class: Migration20261122000002_mail_wording },
  { name: "Migration20261122000003_housekeeping", class: Migration20261122000003_housekeeping },
  { name: "Migration20261123000000_files", class: Migration20261123000000_files },
  { name: "Migration20261123000001_evaluations", class: Migration20261123000001_evaluations },
  { name: "Migration20261123000002_questions", class: Migration20261123000002_questions },
  { name: "Migration20261123000003_imports", class: Migration20261123000003_imports },
  { name: "Migration20261123000004_mail_handover", class: Migration20261123000004_mail_handover },
  { name: "Migration20261124000000_pipeline", class: Migration20261124000000_pipeline },
  { name: "Migration20261125000000_recruiting_dialect", class: Migration20261125000000_recruiting_dialect },
  { name: "Migration20261126000000_dashboards", class: Migration20261126000000_dashboards },
  { name: "Migration20261127000000_lighter_counting", class: Migration20261127000000_lighter_counting },
  { name: "Migration20261128000000_tenant_references", class: Migration20261128000000_tenant_references },
  { name: "Migration20261129000000_lighter_writes", class: Migration20261129000000_lighter_writes },
];
