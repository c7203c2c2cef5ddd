import { scoreWeightList } from "@hirelane/db";
import { ListScoreWeightsInput, pageOf, ScoreWeightView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listScoreWeights = defineRead({
  id: "scoreWeights.list",
  summary: "The organisation's sets of weights.",
  permission: "scoreWeights.read",
  input: ListScoreWeightsInput,
  output: pageOf(ScoreWeightView),
  run: (context, input) => listPage(context, scoreWeightList, input),
});
