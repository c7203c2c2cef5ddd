import type { StageService } from "@hirelane/domain";
import { type Call, type Kernel, operations } from "@hirelane/operations";

const { alerts, stageRules, workflows } = operations;

/** The workflows of the demo company. */
export type DemoWorkflowName = "engineering" | "design";

interface DemoStage {
  readonly service: StageService;
  readonly name: string;
  readonly configuration?: object;
  readonly rule?: { readonly rule: object; readonly onFail: "nothing" | "hold" | "disapprove" };
  readonly alert?: { readonly name: string; readonly description: string; readonly condition: object };
}

/** Who is near or has done it for three years, and has a score of 5. */
const screeningRule = {
  logic: "AND",
  conditions: [
    { field: "overallScore", operator: ">=", value: 5 },
    {
      logic: "OR",
      conditions: [
        { field: "city", operator: "in", value: ["Berlin", "Hamburg", "Leipzig"] },
        { field: "relevantExperienceMonths", operator: ">=", value: 36, enabled: true },
      ],
    },
  ],
};

const demoWorkflows: Readonly<Record<DemoWorkflowName, { readonly name: string; readonly stages: DemoStage[] }>> = {
  engineering: {
    name: "Engineering",
    stages: [
      {
        service: "resumeScreening",
        name: "Resume screening",
        rule: { rule: screeningRule, onFail: "nothing" },
        alert: {
          name: "A strong applicant",
          description: "Have a look before somebody else does.",
          condition: { field: "overallScore", operator: ">=", value: 7.5 },
        },
      },
      { service: "videoInterview", name: "Video interview", configuration: { daysToExpire: 14 } },
      {
        service: "assessment",
        name: "Coding test",
        configuration: { assessments: [{ name: "TypeScript" }, { name: "Databases" }], validDays: 10 },
        rule: {
          rule: { logic: "AND", conditions: [{ field: "assessmentScore", operator: ">=", value: 60 }] },
          onFail: "hold",
        },
        alert: {
          name: "Top result",
          description: "",
          condition: { field: "assessmentScore", operator: ">=", value: 90 },
        },
      },
      { service: "manual", name: "Team day", configuration: { instructions: "Lunch, a task in pairs, a walk." } },
      {
        service: "finalInterview",
        name: "Final interview",
        configuration: { durationMinutes: 45, place: "Gartenstraße 1, Berlin, 3rd floor" },
      },
    ],
  },
  design: {
    name: "Design and others",
    stages: [
      { service: "resumeScreening", name: "Resume screening" },
      { service: "manual", name: "Portfolio" },
      { service: "videoInterview", name: "Video interview" },
      { service: "finalInterview", name: "Final interview", configuration: { place: "https://meet.example/demo" } },
    ],
  },
};

/** A demo workflow, and its stages by their service. */
export interface DemoWorkflow {
  readonly id: number;
  readonly stageOf: (service: StageService) => number;
}

/** Makes a workflow with its rules and alerts in somebody's name, and shares it with users. */
export async function makeDemoWorkflow(
  kernel: Kernel,
  call: Call,
  name: DemoWorkflowName,
  sharedWith: readonly number[],
): Promise<DemoWorkflow> {
  const { stages, ...workflow } = demoWorkflows[name];
  const plain = stages.map(({ rule: _rule, alert: _alert, ...stage }) => stage);
  const made = await kernel.run(workflows.create, { ...workflow, stages: plain }, call);
  for (const [index, { rule, alert }] of stages.entries()) {
    const stageId = made.stages[index]?.id;
    if (rule !== undefined) await kernel.run(stageRules.set, { stageId, ...rule }, call);
    if (alert !== undefined) await kernel.run(alerts.create, { stageId, ...alert }, call);
  }
  if (sharedWith.length > 0) await kernel.run(workflows.share, { id: made.id, userIds: sharedWith }, call);
  return {
    id: made.id,
    stageOf(service) {
      const stage = made.stages.find((each) => each.service === service);
      if (stage === undefined) throw new Error(`The workflow ${name} has no stage of ${service}.`);
      return stage.id;
    },
  };
}
