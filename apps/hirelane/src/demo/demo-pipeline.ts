import { type BulkAction, daysAfter, type StageService } from "@hirelane/domain";
import { type Call, type Kernel, operations } from "@hirelane/operations";
import { takeDemoTests } from "./demo-tests.ts";
import type { DemoWorkflow } from "./demo-workflows.ts";

const { applications, feedback, steps } = operations;

/** Which applicants of a job, counted from 0. */
type Nth = readonly number[];

/** How far the applicants of a demo job have come, beside those who are invited to their video interview. */
interface DemoCourse {
  /** Approved by a person after their video interview. */
  readonly approved: Nth;
  readonly moves: readonly { readonly to: StageService; readonly nth: Nth }[];
  /** Their tests, each in another state. */
  readonly tested: Nth;
  readonly finalInterviews: Nth;
  readonly statuses: readonly { readonly action: BulkAction; readonly nth: Nth; readonly reasonCode?: string }[];
  /** Their resume is read: what follows is up to the rule of the stage, which the worker runs. */
  readonly screened: Nth;
  readonly feedback: Nth;
}

/** The courses of the demo jobs that have applicants, in their order. */
const demoCourses: readonly DemoCourse[] = [
  {
    approved: [0, 1, 2],
    moves: [
      { to: "assessment", nth: [0, 1, 2, 26, 27, 28, 29, 30, 31, 32, 33] },
      { to: "manual", nth: [34, 35] },
    ],
    tested: [0, 1, 2, 26, 27, 28, 29, 30, 31, 32, 33],
    finalInterviews: [1, 0, 36],
    statuses: [
      { action: "hire", nth: [0] },
      { action: "hold", nth: [13, 37], reasonCode: "waitForBudget" },
      { action: "withdraw", nth: [11, 40], reasonCode: "otherOffer" },
      { action: "reject", nth: [12, 38, 39], reasonCode: "skillsMissing" },
    ],
    screened: [41, 42, 43, 44, 45, 46],
    feedback: [0, 1, 36],
  },
  {
    approved: [0],
    moves: [{ to: "manual", nth: [6, 7] }],
    tested: [],
    finalInterviews: [0],
    statuses: [
      { action: "hold", nth: [7] },
      { action: "reject", nth: [8], reasonCode: "portfolioMissing" },
    ],
    screened: [9],
    feedback: [0],
  },
];

const remarks = [
  ["Thinks before they answer, and asks back. I would like to work with them.", 5],
  ["Knows the tools well; would have to learn how we work.", 4],
  ["Nervous at first, then better and better.", 3],
] as const;

/** A demo job whose applicants move on. */
export interface DemoPipeline {
  /** Which of the demo jobs it is. */
  readonly index: number;
  readonly workflow: DemoWorkflow;
  readonly applicationIds: readonly number[];
  readonly manager: Call;
  /** Who meets the candidates, and says what they think. */
  readonly interviewer: { readonly userId: number; readonly call: Call };
}

/** Lets the applicants of a demo job come as far as its course says: into every stage, and to every status. */
export async function followDemoCourse(kernel: Kernel, pipeline: DemoPipeline): Promise<void> {
  const { index, workflow, manager } = pipeline;
  const course = demoCourses[index];
  if (course === undefined) return;
  const idsOf = (nth: Nth): number[] => nth.flatMap((each) => pipeline.applicationIds[each] ?? []);
  const interview = workflow.stageOf("videoInterview");
  for (const applicationId of idsOf(course.approved))
    await kernel.run(steps.approve, { applicationId, stageId: interview }, manager);
  for (const { to, nth } of course.moves)
    await kernel.run(applications.bulk, { action: "move", stageId: workflow.stageOf(to), ids: idsOf(nth) }, manager);
  await takeDemoTests(kernel, manager, idsOf(course.tested));
  await interviewAtLast(kernel, pipeline, idsOf(course.finalInterviews));
  for (const { nth, ...deed } of course.statuses)
    await kernel.run(applications.bulk, { ...deed, ids: idsOf(nth) }, manager);
  const screening = workflow.stageOf("resumeScreening");
  for (const applicationId of idsOf(course.screened)) {
    await kernel.run(steps.start, { applicationId, stageId: screening }, manager);
    await kernel.run(steps.complete, { applicationId, stageId: screening }, manager);
  }
  for (const [nth, applicationId] of idsOf(course.feedback).entries()) {
    const [text, rating] = remarks[nth % remarks.length] ?? remarks[0];
    await kernel.run(feedback.create, { applicationId, text, rating }, pipeline.interviewer.call);
  }
}

/** Moves applications to their final interview, each on a day of its own. */
async function interviewAtLast(
  kernel: Kernel,
  { workflow, manager, interviewer }: DemoPipeline,
  applicationIds: readonly number[],
): Promise<void> {
  for (const [nth, id] of applicationIds.entries()) {
    const startsAt = daysAfter(kernel.ports.now(), 2 + nth);
    const finalInterview = { startsAt, interviewerIds: [interviewer.userId] };
    const to = { id, stageId: workflow.stageOf("finalInterview"), finalInterview };
    await kernel.run(applications.moveToStage, to, manager);
  }
}
