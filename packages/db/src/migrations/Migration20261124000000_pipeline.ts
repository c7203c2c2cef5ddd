import { Migration } from "@mikro-orm/migrations";
import { assessmentFunctions, withoutAssessmentFunctions } from "./pipeline-assessments.ts";
import { cityKey, formerCityKey } from "./pipeline-keys.ts";
import { peopleFunctions, peopleReads, withoutPeopleFunctions } from "./pipeline-people-functions.ts";
import {
  fileColumns,
  jobColumns,
  liveJobPolicies,
  personColumns,
  resumeTables,
  scoreTables,
  withoutPeople,
} from "./pipeline-people.ts";
import { assessmentTables, pipelineColumns, stepTables, workflowTables } from "./pipeline-tables.ts";
import { grantTenantTable, tenantTable } from "./tenant-table.ts";

/** The tables of the pipeline, those that others point at first. */
const tables = [
  "score_weights",
  "workflows",
  "workflow_shares",
  "stages",
  "stage_rules",
  "alerts",
  "notifications",
  "steps",
  "feedback",
  "assessments",
  "final_interviews",
  "final_interview_guests",
  "resumes",
  "resume_texts",
] as const;

export class Migration20261124000000_pipeline extends Migration {
  override up(): void {
    const statements = [
      ...scoreTables,
      ...workflowTables,
      ...stepTables,
      ...assessmentTables,
      ...resumeTables,
      ...tables.flatMap((table) => tenantTable(table)),
      ...tables.map((table) => grantTenantTable(table, "select, insert, update, delete")),
      "grant usage on all sequences in schema public to hirelane_app",
      ...jobColumns,
      ...personColumns,
      cityKey,
      ...pipelineColumns,
      ...fileColumns,
      ...peopleReads,
      ...peopleFunctions,
      ...liveJobPolicies,
      ...assessmentFunctions,
    ];
    for (const sql of statements) this.addSql(sql);
  }

  override down(): void {
    for (const sql of withoutAssessmentFunctions) this.addSql(sql);
    for (const sql of withoutPeopleFunctions) this.addSql(sql);
    this.addSql(
      "alter table mails drop column application_id, drop column assessment_id, drop column final_interview_id, drop column notification_id, drop column not_before",
    );
    this.addSql("alter table mailbox_messages drop column calendar_body");
    this.addSql("alter table organisations drop column rejection_undo_minutes");
    this.addSql(`alter table applications drop column stage_id, drop column stage_entered_at, drop column status_changed_at,
      drop column status_code, drop column status_before, drop column status_by_user_id, drop column undo_until,
      drop column hired_at, drop column source, drop column knockout_answers, drop column updated_at, drop column updated_by_user_id`);
    this.addSql(formerCityKey);
    for (const sql of withoutPeople) this.addSql(sql);
    for (const table of tables.toReversed()) this.addSql(`drop table ${table}`);
  }
}
