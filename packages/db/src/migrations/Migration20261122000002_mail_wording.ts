import { Migration } from "@mikro-orm/migrations";
import { grantTenantTable, tenantTable } from "./tenant-table.ts";

export class Migration20261122000002_mail_wording extends Migration {
  override up(): void {
    this.addSql(`create table mail_wordings (
      organisation_id bigint not null references organisations (id) on delete cascade,
      template text not null,
      language text not null check (language in ('en', 'de')),
      subject text not null,
      opening text not null,
      closing text not null,
      updated_at timestamptz not null,
      version int not null default 1,
      primary key (organisation_id, template, language)
    )`);
    for (const sql of tenantTable("mail_wordings")) this.addSql(sql);
    this.addSql(grantTenantTable("mail_wordings", "select, insert, update, delete"));
  }

  override down(): void {
    this.addSql("drop table mail_wordings");
  }
}
