import { ScoreWeightView, sumsToOne, UpdateScoreWeightInput, WEIGHTS_MUST_SUM_TO_1 } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadScoreWeight, viewScoreWeight, weightColumns } from "./load-score-weight.ts";

export const updateScoreWeight = defineWrite({
  id: "scoreWeights.update",
  summary: "Change what the parts of scores to come count; scores that were given keep their weights.",
  permission: "scoreWeights.manage",
  input: UpdateScoreWeightInput,
  output: ScoreWeightView,
  async run(context, { id, expectedVersion, name, weights }) {
    const row = await loadScoreWeight(context, id, expectedVersion);
    const all = { ...(await viewScoreWeight(context, id)).weights, ...given(weights ?? {}) };
    if (!sumsToOne(all)) throw invalidField("weights", WEIGHTS_MUST_SUM_TO_1);
    context.em.assign(row, { ...given({ name }), ...weightColumns(all) });
    await context.em.flush();
    await recordEvent(context, { type: "scoreWeight.updated", subject: { kind: "scoreWeight", id } });
    return viewScoreWeight(context, id);
  },
});
