import { defineEntity, p } from "@mikro-orm/core";
import { textList } from "../kernel/text-list.ts";

const CandidateSchema = defineEntity({
  name: "CandidateEntity",
  tableName: "candidates",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    email: p.text().strictNullable(),
    firstName: p.text(),
    lastName: p.text(),
    phone: p.text(),
    gender: p.text(),
    address: p.text(),
    city: p.text(),
    state: p.text(),
    workExperience: p.text(),
    skills: textList(),
    createdAt: p.datetime(),
    updatedAt: p.datetime().strictNullable(),
    erasedAt: p.datetime().strictNullable(),
    version: p.integer().version(),
  },
});

export class CandidateEntity extends CandidateSchema.class {}
CandidateSchema.setClass(CandidateEntity);
