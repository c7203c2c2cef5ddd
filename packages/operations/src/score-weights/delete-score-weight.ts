import { findRow, isScoreWeightUsed } from "@hirelane/db";
import { VersionedScoreWeightRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadScoreWeight } from "./load-score-weight.ts";

export const deleteScoreWeight = defineWrite({
  id: "scoreWeights.delete",
  summary: "Remove weights that no job uses; scores that were given keep them.",
  permission: "scoreWeights.manage",
  input: VersionedScoreWeightRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const row = await loadScoreWeight(context, id, expectedVersion);
    const use = await findRow(context.sql, isScoreWeightUsed, [id]);
    if (use?.used === true) {
      const message = "A job uses these weights: give it others first.";
      throw new OperationError("refused", message, { fields: [{ path: "id", message }] });
    }
    context.em.remove(row);
    await context.em.flush();
    await recordEvent(context, { type: "scoreWeight.deleted", subject: { kind: "scoreWeight", id } });
    return { deleted: true as const };
  },
});
