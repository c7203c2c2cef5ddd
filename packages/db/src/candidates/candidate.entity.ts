import { defineEntity, p } from "@mikro-orm/core";

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
    skills: p.array(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class CandidateEntity extends CandidateSchema.class {}
CandidateSchema.setClass(CandidateEntity);
