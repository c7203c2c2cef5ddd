import { ScoreWeightEntity } from "@hirelane/db";
import { CreateScoreWeightInput, ScoreWeightView } from "@hirelane/domain";
import { actingUserId, organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewScoreWeight, weightColumns } from "./load-score-weight.ts";

export const createScoreWeight = defineWrite({
  id: "scoreWeights.create",
  summary: "Say what the five parts of a resume's score count: decimals that sum to 1.",
  permission: "scoreWeights.manage",
  input: CreateScoreWeightInput,
  output: ScoreWeightView,
  async run(context, { name = "", weights }) {
    const row = context.em.create(ScoreWeightEntity, {
      organisationId: organisationOf(context),
      name,
      ...weightColumns(weights),
      createdByUserId: actingUserId(context),
      createdAt: context.now,
    });
    await context.em.flush();
    await recordEvent(context, { type: "scoreWeight.created", subject: { kind: "scoreWeight", id: row.id } });
    return viewScoreWeight(context, row.id);
  },
});
