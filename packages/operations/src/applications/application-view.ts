import { findRow, getApplication, listStepsOfApplication, toApplicationView, toStepView } from "@hirelane/db";
import type { ApplicationDetail, ApplicationView, StepView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The view of an application; throws `not_found`. */
export async function viewApplication(context: ReadContext, id: number): Promise<ApplicationView> {
  const row = await findRow(context.sql, getApplication, [id]);
  if (row === null) throw notFound("application");
  return toApplicationView(row);
}

/** How far an application is in each stage that it came to, in the order of the stages. */
export async function viewSteps(context: ReadContext, applicationId: number): Promise<StepView[]> {
  const rows = await context.sql.rows(listStepsOfApplication, [applicationId]);
  return rows.map((row) => toStepView(row));
}

/** The view of an application with its steps; throws `not_found`. */
export async function viewApplicationDetail(context: ReadContext, id: number): Promise<ApplicationDetail> {
  return { ...(await viewApplication(context, id)), steps: await viewSteps(context, id) };
}
