import { NoteVisibility } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";

const NoteSchema = defineEntity({
  name: "NoteEntity",
  tableName: "notes",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    videoInterviewId: p.bigint("number"),
    userId: p.bigint("number"),
    visibility: p.enum(NoteVisibility.options),
    text: p.text(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class NoteEntity extends NoteSchema.class {}
NoteSchema.setClass(NoteEntity);
