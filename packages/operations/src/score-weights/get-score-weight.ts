import { ScoreWeightRef, ScoreWeightView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewScoreWeight } from "./load-score-weight.ts";

export const getScoreWeightById = defineRead({
  id: "scoreWeights.get",
  summary: "What the parts of a score count, under one set of weights.",
  permission: "scoreWeights.read",
  input: ScoreWeightRef,
  output: ScoreWeightView,
  run: (context, { id }) => viewScoreWeight(context, id),
});
