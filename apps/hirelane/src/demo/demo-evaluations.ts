import type { TeamRole } from "@hirelane/domain";
import { type Call, type Kernel, operations } from "@hirelane/operations";

const { criteria, evaluations, jobs, notes, shares, videoInterviews } = operations;

const demoCriteria = [
  { name: "Communication", description: "Says clearly what they mean." },
  { name: "Experience", description: "Has done work like this before." },
  { name: "Motivation", description: "Knows why this job, and why here." },
];

interface DemoEvaluator {
  readonly userId: number;
  readonly call: Call;
}

/** Who rates on a demo job, and with whom its first interview is shared. */
export interface DemoEvaluation {
  readonly jobId: number;
  readonly manager: Call;
  readonly evaluators: readonly DemoEvaluator[];
  readonly sharedWith: DemoEvaluator | null;
}

/** Gives a job criteria and evaluators, and its finished interviews ratings: all of them by the first evaluator. */
export async function makeDemoEvaluation(kernel: Kernel, demo: DemoEvaluation): Promise<void> {
  const { jobId, manager, evaluators, sharedWith } = demo;
  const ids: number[] = [];
  for (const criterion of demoCriteria)
    ids.push((await kernel.run(criteria.create, { jobId, ...criterion }, manager)).id);
  const role: TeamRole = "evaluator";
  for (const { userId } of evaluators) await kernel.run(jobs.addTeamMember, { jobId, userId, role }, manager);
  const list = { filters: { jobId, status: "interviewed" }, order: "id", limit: 10 };
  const { items } = await kernel.run(videoInterviews.list, list, manager);
  for (const [nth, { id: videoInterviewId }] of items.entries()) {
    for (const { call } of evaluators.slice(0, nth === 0 ? evaluators.length : 1)) {
      const ratings = ids.map((criterionId, index) => ({ criterionId, rating: 3 + ((nth + index) % 3) }));
      await kernel.run(evaluations.rate, { videoInterviewId, ratings }, call);
    }
  }
  const [first] = items;
  if (first === undefined) return;
  const text = "Worth a second conversation, soon.";
  await kernel.run(notes.create, { videoInterviewId: first.id, text, visibility: "shared" }, manager);
  if (sharedWith === null) return;
  await kernel.run(shares.create, { videoInterviewId: first.id, userId: sharedWith.userId }, manager);
}
