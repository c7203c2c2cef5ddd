import { operations } from "../catalogue.ts";
import type { JobContext } from "../kernel/job.ts";
import { foldRollups } from "../rollups/fold-rollups.job.ts";
import { rollUp } from "../rollups/roll-up.job.ts";
import { rebuildRollups } from "../rollups/roll-up.ts";
import type { Scene } from "./dashboard-scene.fixture.ts";

const worker = ({ kernel }: Scene): JobContext => ({
  kernel,
  mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) },
});

/** Folds what is there to fold, as the worker does all day. */
export async function fold(scene: Scene): Promise<void> {
  await foldRollups.run(worker(scene), {});
}

/** Recounts as the worker does in the night; once more on the same day does nothing. */
export async function recountNightly(scene: Scene): Promise<void> {
  await rollUp.run(worker(scene), { organisationId: scene.organisation.organisationId });
}

/** Recounts everything; gives the recounts, this and those before, that found what was counted to be wrong. */
export async function rebuild(scene: Scene): Promise<readonly { readonly day: string; readonly drift: number }[]> {
  const { kernel, organisation, call } = scene;
  await rebuildRollups(kernel, organisation.organisationId, "rebuild");
  const { items } = await kernel.run(operations.rollups.list, { limit: 100 }, call);
  return items.filter(({ drift }) => drift > 0);
}
