import { Migration } from "@mikro-orm/migrations";
import { answerTables, questionColumns, questionTables } from "./question-tables.ts";
import { grantTenantTable, tenantTable } from "./tenant-table.ts";

const rights = {
  question_sets: "select, insert, update, delete",
  questions: "select, insert, delete",
  consent_texts: "select, insert",
  answers: "select, insert, update, delete",
  uploads: "select, insert, update, delete",
} as const;

export class Migration20261123000002_questions extends Migration {
  override up(): void {
    for (const sql of [...questionTables, ...questionColumns, ...answerTables]) this.addSql(sql);
    for (const [table, granted] of Object.entries(rights)) {
      for (const sql of tenantTable(table)) this.addSql(sql);
      this.addSql(grantTenantTable(table, granted));
    }
    this.addSql("grant usage on all sequences in schema public to hirelane_app");
  }

  override down(): void {
    this.addSql("drop table uploads, answers");
    this.addSql(`alter table video_interviews drop column question_set_id, drop column question_set_revision,
      drop column consented_at, drop column consent_text_hash`);
    this.addSql("alter table organisations drop column consent_text");
    this.addSql("alter table jobs drop column question_set_id");
    this.addSql("drop table consent_texts, questions, question_sets");
  }
}
