import { findRow, getScreening, toScreeningView } from "@hirelane/db";
import { ScreeningRef, ScreeningView } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";

export const getScreeningById = defineRead({
  id: "screenings.get",
  summary: "A video interview in the words of the hiring pipeline.",
  permission: "screenings.read",
  input: ScreeningRef,
  output: ScreeningView,
  async run(context, { id }) {
    await requireVideoInterviewAccess(context, id);
    const row = await findRow(context.sql, getScreening, [id]);
    if (row === null) throw notFound("screening");
    return toScreeningView(row);
  },
});
