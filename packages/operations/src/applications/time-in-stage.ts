import { findRow, getApplication, listMovesOfApplication, toApplicationView, toDate } from "@hirelane/db";
import { ApplicationRef, StageStay, staysOf } from "@hirelane/domain";
import { z } from "zod";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireApplicationAccess } from "./load-application.ts";

export const timeInStage = defineRead({
  id: "applications.timeInStage",
  summary: "How long an application was in each stage, stay by stay.",
  permission: "applications.read",
  input: ApplicationRef,
  output: z.object({ stays: z.array(StageStay) }),
  async run(context, { id }) {
    await requireApplicationAccess(context, id);
    const row = await findRow(context.sql, getApplication, [id]);
    if (row === null) throw notFound("application");
    const { status, statusChangedAt } = toApplicationView(row);
    const rows = await context.sql.rows(listMovesOfApplication, [id]);
    const moves = rows.map(({ stage_id: stageId, name, service, position, at }) => ({
      stageId: Number(stageId),
      stage:
        name === null || service === null || position === null
          ? null
          : { id: Number(stageId), name, service, position },
      at: toDate(at),
    }));
    const isOver = status === "rejected" || status === "withdrawn" || status === "hired";
    return { stays: staysOf(moves, isOver ? statusChangedAt : null, context.now) };
  },
});
