import { Migration } from "@mikro-orm/migrations";

export class Migration20261123000004_mail_handover extends Migration {
  override up(): void {
    this.addSql("alter table mails add column claim text, add column handed_over_at timestamptz");
  }

  override down(): void {
    this.addSql("alter table mails drop column claim, drop column handed_over_at");
  }
}
