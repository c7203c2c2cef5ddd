import { Migration } from "@mikro-orm/migrations";
import { peopleKeys, withoutPeopleKeys } from "./recruiting-dialect-people.ts";
import { workflowLists, withoutWorkflowLists } from "./recruiting-dialect-stages.ts";
import { formerTokenFunctions, tokenFunctions, userColumns, withoutUserColumns } from "./recruiting-dialect-users.ts";
import { workflowColumns, withoutWorkflowColumns } from "./recruiting-dialect-workflows.ts";

export class Migration20261125000000_recruiting_dialect extends Migration {
  override up(): void {
    for (const sql of [...userColumns, ...tokenFunctions, ...peopleKeys, ...workflowColumns, ...workflowLists])
      this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      ...withoutWorkflowLists,
      ...withoutWorkflowColumns,
      ...withoutPeopleKeys,
      ...formerTokenFunctions,
      ...withoutUserColumns,
    ])
      this.addSql(sql);
  }
}
