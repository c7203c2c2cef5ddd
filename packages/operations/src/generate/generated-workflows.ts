import { readStageConfiguration, type StageService } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { makeWorkflow } from "../workflows/make-workflow.ts";

interface GeneratedStage {
  readonly service: StageService;
  readonly name: string;
}

const screening: GeneratedStage = { service: "resumeScreening", name: "Screening" };
const test: GeneratedStage = { service: "assessment", name: "Skills test" };
const interview: GeneratedStage = { service: "videoInterview", name: "Video interview" };
const final: GeneratedStage = { service: "finalInterview", name: "Final interview" };
const manual = (name: string): GeneratedStage => ({ service: "manual", name });

/** Workflows of four to six stages, with stages of every service among them. */
const workflows: readonly { readonly name: string; readonly stages: readonly GeneratedStage[] }[] = [
  { name: "Engineering", stages: [screening, test, interview, manual("Team day"), final] },
  { name: "Sales", stages: [screening, interview, final, manual("Offer")] },
  { name: "Operations", stages: [screening, manual("Phone call"), test, final] },
  { name: "Graduates", stages: [screening, test, interview, manual("Assessment centre"), final, manual("Offer")] },
  { name: "Experienced", stages: [manual("Phone call"), screening, interview, manual("References"), final] },
];

/** Makes the workflows that generated jobs use; gives their ids. */
export async function makeWorkflows(context: WriteContext): Promise<number[]> {
  const made: number[] = [];
  for (const { name, stages } of workflows) {
    const configured = stages.map((stage) => ({ ...stage, configuration: readStageConfiguration(stage.service, {}) }));
    made.push(await makeWorkflow(context, { name, stages: configured }));
  }
  return made;
}
