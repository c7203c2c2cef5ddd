import { ImportStatus } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";
import { textList } from "../kernel/text-list.ts";

const ImportSchema = defineEntity({
  name: "ImportEntity",
  tableName: "imports",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    jobId: p.bigint("number"),
    status: p.enum(ImportStatus.options),
    dryRun: p.boolean(),
    deadline: p.datetime().strictNullable(),
    fileName: p.text().strictNullable(),
    ignoredColumns: textList(),
    lastRowNumber: p.integer(),
    createdByUserId: p.bigint("number").strictNullable(),
    requestId: p.text(),
    createdAt: p.datetime(),
    startedAt: p.datetime().strictNullable(),
    finishedAt: p.datetime().strictNullable(),
    revertStartedAt: p.datetime().strictNullable(),
    revertKeepsActed: p.boolean(),
    revertedAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class ImportEntity extends ImportSchema.class {}
ImportSchema.setClass(ImportEntity);
