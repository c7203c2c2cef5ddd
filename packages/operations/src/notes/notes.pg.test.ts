import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makeEvaluated } from "../evaluations/evaluation.fixture.ts";

const { evaluations, notes } = operations;
const t = useKernel();

test("private notes are their author's alone; shared ones are read by who weighs, changed by their author, removed by admins", async () => {
  const { kernel } = t();
  const { organisation, manager, evaluators, interviewId: videoInterviewId } = await makeEvaluated(kernel);
  const [one, two] = evaluators;
  const own = await kernel.run(notes.create, { videoInterviewId, text: "For me." }, one.call);
  const note = { videoInterviewId, text: "For all.", visibility: "shared" };
  const shared = await kernel.run(notes.create, note, one.call);
  const seenBy = async ({ call }: typeof one): Promise<number[]> =>
    (await kernel.run(notes.list, { videoInterviewId, order: "id" }, call)).items.map(({ id }) => id);
  expect(await seenBy(one)).toEqual([own.id, shared.id]);
  expect(await seenBy(manager)).toEqual([shared.id]);
  expect(await seenBy(two)).toEqual([]);
  const edit = (id: number, { call }: typeof one) => kernel.run(notes.update, { id, text: "Other words." }, call);
  await expect(edit(shared.id, two)).rejects.toMatchObject({ code: "not_found" });
  await kernel.run(evaluations.rate, { videoInterviewId, overallRating: 3 }, two.call);
  expect(await seenBy(two)).toEqual([shared.id]);

  for (const other of [two, manager]) await expect(edit(shared.id, other)).rejects.toMatchObject({ code: "forbidden" });
  await expect(edit(shared.id, organisation.admin)).rejects.toMatchObject({ fields: [{ path: "id" }] });
  await expect(edit(own.id, organisation.admin)).rejects.toMatchObject({ code: "not_found" });
  expect(await edit(shared.id, one)).toMatchObject({ text: "Other words.", visibility: "shared" });
  const stale = { id: shared.id, text: "Late.", expectedVersion: shared.version };
  await expect(kernel.run(notes.update, stale, one.call)).rejects.toMatchObject({ code: "version_conflict" });
  await expect(kernel.run(notes.delete, { id: shared.id }, manager.call)).rejects.toMatchObject({ code: "forbidden" });
  await kernel.run(notes.delete, { id: shared.id }, organisation.admin.call);
  expect(await seenBy(one)).toEqual([own.id]);
});
