import { getScoreWeights, toScoreWeightView } from "@hirelane/db";
import { GetManyScoreWeightsInput, ScoreWeightView } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";

export const getManyScoreWeights = defineRead({
  id: "scoreWeights.getMany",
  summary: "Several sets of weights at once; those that are not there are left out.",
  permission: "scoreWeights.read",
  input: GetManyScoreWeightsInput,
  output: z.object({ scoreWeights: z.array(ScoreWeightView) }),
  async run(context, { ids }) {
    const rows = ids.length === 0 ? [] : await context.sql.rows(getScoreWeights, [ids]);
    return { scoreWeights: rows.map((row) => toScoreWeightView(row)) };
  },
});
