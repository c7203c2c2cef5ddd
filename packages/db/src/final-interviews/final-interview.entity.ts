import { defineEntity, p } from "@mikro-orm/core";

const FinalInterviewSchema = defineEntity({
  name: "FinalInterviewEntity",
  tableName: "final_interviews",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    applicationId: p.bigint("number"),
    jobId: p.bigint("number"),
    stageId: p.bigint("number").strictNullable(),
    startsAt: p.datetime(),
    durationMinutes: p.integer(),
    place: p.text(),
    calendarUid: p.text(),
    sequence: p.integer(),
    cancelledAt: p.datetime().strictNullable(),
    createdByUserId: p.bigint("number").strictNullable(),
    createdAt: p.datetime(),
    /** When it was last scheduled, moved or cancelled: mails about anything older stay where they are. */
    changedAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class FinalInterviewEntity extends FinalInterviewSchema.class {}
FinalInterviewSchema.setClass(FinalInterviewEntity);
