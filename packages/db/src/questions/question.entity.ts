import { QuestionKind } from "@hirelane/domain";
import { defineEntity, p } from "@mikro-orm/core";
import { textList } from "../kernel/text-list.ts";

const QuestionSchema = defineEntity({
  name: "QuestionEntity",
  tableName: "questions",
  properties: {
    id: p.bigint("number").primary().autoincrement(),
    organisationId: p.bigint("number"),
    questionSetId: p.bigint("number"),
    revision: p.integer(),
    position: p.integer(),
    kind: p.enum(QuestionKind.options),
    prompt: p.text(),
    choices: textList(),
    required: p.boolean(),
    timeLimitSeconds: p.integer().strictNullable(),
  },
});

/** A question of one revision of its set; it never changes. */
export class QuestionEntity extends QuestionSchema.class {}
QuestionSchema.setClass(QuestionEntity);
