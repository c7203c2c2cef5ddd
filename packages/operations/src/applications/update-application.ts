import { actionTowards, ApplicationView, comparableText, UpdateApplicationInput } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewApplication } from "./application-view.ts";
import { changeApplication, moveApplication } from "./change-application.ts";
import { loadApplication } from "./load-application.ts";
import type { LockedApplication } from "./lock-applications.ts";

export const updateApplication = defineWrite({
  id: "applications.update",
  summary: "Give an application a status, a stage by its name, or both at once; what is so already stays.",
  permission: "applications.manage",
  input: UpdateApplicationInput,
  output: ApplicationView,
  async run(context, { id, expectedVersion, status, stageName, reasonCode }) {
    const application = await loadApplication(context, id, expectedVersion);
    const stageId = stageName === undefined ? application.stageId : stageOf(application, stageName);
    const change = { id, ...(reasonCode === undefined ? {} : { reasonCode }) };
    const action = status === undefined ? null : actionTowards(application.status, status);
    const steps = [
      async () => (action === null ? undefined : changeApplication(context, change, action)),
      async () => move(context, change, application.stageId, stageId),
    ];
    // Only who is in play can be moved: they come back first, and leave last.
    for (const step of status === "active" ? steps : steps.toReversed()) await step();
    return viewApplication(context, id);
  },
});

async function move(
  context: WriteContext,
  change: { readonly id: number; readonly reasonCode?: string },
  from: number | null,
  to: number | null,
): Promise<void> {
  if (to !== null && to !== from) await moveApplication(context, change, to);
}

/** The stage of a name in the workflow of the application's job; throws `invalid_input` with the names that there are. */
function stageOf({ stages }: LockedApplication, name: string): number {
  const stage = stages.find((each) => comparableText(each.name) === comparableText(name));
  if (stage !== undefined) return stage.id;
  const names = stages.map((each) => each.name).join(", ");
  throw invalidField("stageName", names === "" ? "The job has no workflow." : `Must be one of: ${names}.`);
}
