import { findRow, getQuestionSetUse } from "@hirelane/db";
import { VersionedQuestionSetRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadQuestionSet } from "./load-question-set.ts";

export const deleteQuestionSet = defineWrite({
  id: "questionSets.delete",
  summary: "Remove a set that no job and no stage uses; interviews that were begun with it keep its questions.",
  permission: "questionSets.manage",
  input: VersionedQuestionSetRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const set = await loadQuestionSet(context, id, expectedVersion);
    const use = await findRow(context.sql, getQuestionSetUse, [id]);
    if (use?.by_jobs === true) throw refusedField("id", "A job uses these questions: give it others first.");
    if (use?.by_stages === true)
      throw refusedField("id", "A stage of a workflow uses these questions: give it others first.");
    if (use?.by_interviews === true) set.archivedAt = context.now;
    else context.em.remove(set);
    await context.em.flush();
    await recordEvent(context, { type: "questionSet.deleted", subject: { kind: "questionSet", id } });
    return { deleted: true as const };
  },
});
