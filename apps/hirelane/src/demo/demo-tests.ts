import { type Call, type Kernel, operations } from "@hirelane/operations";

const { assessments } = operations;

type Deed = "open" | "start" | "submit" | "revoke" | "disqualify" | number;

/** What became of the two tests of each who was assigned them: deeds in their order, a number being the score of 100. */
const courses: readonly (readonly [first: readonly Deed[], second: readonly Deed[]])[] = [
  [["open", "start", 92], [88]],
  [[75], [81]],
  [[55], [40]],
  [[], []],
  [["open"], []],
  [["open", "start"], []],
  [["start", "submit"], ["open"]],
  [[95], [97]],
  [["revoke"], ["revoke"]],
  [["start", "disqualify"], []],
  [[64], ["start"]],
];

/** Lets candidates take the tests that they were assigned, or not, so that there are tests in every state. */
export async function takeDemoTests(kernel: Kernel, manager: Call, applicationIds: readonly number[]): Promise<void> {
  for (const [nth, applicationId] of applicationIds.entries()) {
    const deeds = courses[nth % courses.length] ?? [];
    if (deeds.flat().length === 0) continue;
    const list = { filters: { applicationId }, order: "id", limit: 2 };
    const { items } = await kernel.run(assessments.list, list, manager);
    for (const [index, { id, key }] of items.entries()) {
      for (const deed of deeds[index] ?? []) await doToTest(kernel, manager, { id, key: key ?? "" }, deed);
    }
  }
}

async function doToTest(
  kernel: Kernel,
  manager: Call,
  { id, key }: { readonly id: number; readonly key: string },
  deed: Deed,
): Promise<void> {
  switch (deed) {
    case "open":
      await kernel.run(assessments.openOwn, { key }, { ...manager, principal: { kind: "anonymous" } });
      return;
    case "start":
      await kernel.run(assessments.start, { id }, manager);
      return;
    case "submit":
      await kernel.run(assessments.submit, { id }, manager);
      return;
    case "revoke":
      await kernel.run(assessments.revoke, { id }, manager);
      return;
    case "disqualify":
      await kernel.run(assessments.disqualify, { id, code: "plagiarism" }, manager);
      return;
    default:
      await kernel.run(assessments.complete, { id, score: deed, total: 100 }, manager);
  }
}
