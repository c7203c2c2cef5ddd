import type { WriteContext } from "../kernel/context.ts";
import { lockApplications } from "./lock-applications.ts";
import { moveLocked } from "./move-applications.ts";

/** Puts new applications on the first stage of their job's workflow; without one, they stay in none. */
export async function beginPipeline(context: WriteContext, applicationIds: readonly number[]): Promise<void> {
  const applications = await lockApplications(context, applicationIds);
  const beginning = applications.filter(({ stageId, stages }) => stageId === null && stages.length > 0);
  await moveLocked(context, beginning, { to: "next", by: "workflow", reasonCode: "begun" });
}
