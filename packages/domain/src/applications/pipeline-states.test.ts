import { expect, test } from "vitest";
import { AssessmentAction, AssessmentStatus, decideAssessment } from "../assessments/assessment-state.ts";
import { decideStep, StepAction, type StepDecider, StepStatus } from "../steps/step-state.ts";
import { ApplicationStatus } from "./application-status.ts";
import { type ApplicationAction, decideApplication } from "./application-transitions.ts";

const NOW = new Date("2026-06-01T12:00:00Z");
const EARLIER = new Date("2026-05-31T12:00:00Z");
const LATER = new Date("2026-06-02T12:00:00Z");
const deciders = ["person", "workflow"] as const;
const applicationActions: Readonly<Record<ApplicationAction, true>> = {
  hold: true,
  resume: true,
  reject: true,
  undoRejection: true,
  withdraw: true,
  hire: true,
};

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly action: string;
}

function applicationArrows(): Arrow[] {
  const isAction = (text: string): text is ApplicationAction => Object.hasOwn(applicationActions, text);
  const actions = Object.keys(applicationActions).filter(isAction);
  return ApplicationStatus.options.flatMap((from) =>
    actions.flatMap((action) => {
      const befores = action === "undoRejection" ? (["active", "onHold"] as const) : (["active"] as const);
      return befores.flatMap((statusBefore) => {
        const decision = decideApplication({ status: from, statusBefore, undoUntil: LATER }, action, NOW);
        return decision.ok ? [{ from, to: decision.value, action }] : [];
      });
    }),
  );
}

/** The changes that a decider may make in a step that the other one, or nobody, has decided. */
function stepArrows(by: StepDecider, decidedBy: StepDecider | null): Arrow[] {
  return StepStatus.options.flatMap((from) =>
    StepAction.options.flatMap((action) => {
      const decision = decideStep({ status: from, decidedBy, previous: "approved" }, action, by);
      return decision.ok && decision.value !== from ? [{ from, to: decision.value, action }] : [];
    }),
  );
}

function assessmentArrows(): Arrow[] {
  return AssessmentStatus.options.flatMap((from) =>
    AssessmentAction.options.flatMap((action) => {
      const decision = decideAssessment({ status: from, validFrom: EARLIER, validTo: LATER }, action, NOW);
      return decision.ok && decision.value !== from ? [{ from, to: decision.value, action }] : [];
    }),
  );
}

function diagram(start: string, arrows: readonly Arrow[]): string[] {
  const lines = arrows.map(({ from, to, action }) => `  ${from} --> ${to}: ${action}`);
  return ["```mermaid", "stateDiagram-v2", `  [*] --> ${start}`, ...lines, "```", ""];
}

function document(): string {
  return [
    "# The states of the hiring pipeline",
    "",
    "Made from what `decideApplication`, `decideStep` and `decideAssessment` of `packages/domain` allow; `pnpm contracts` makes it anew.",
    "Anything else is refused, with the condition that fails.",
    "",
    "## The status of an application",
    "",
    ...diagram("active", applicationArrows()),
    "A rejection is taken back within the organisation's window, while its mail has not left. Stages change only while the application",
    "is active.",
    "",
    "## A step",
    "",
    ...diagram("notStarted", stepArrows("person", null)),
    "A step is started when the one before it is approved, or when somebody was moved into its stage. The workflow decides what",
    "no person has decided, and never overrules one.",
    "",
    "## An assessment",
    "",
    ...diagram("assigned", assessmentArrows()),
    "Opening, starting and handing in need the clock to be within the validity window; the result of a test that was started in",
    "time may come later. A completed one is approved or not.",
    "",
  ].join("\n");
}

test("the committed diagrams are what the decisions say", async () => {
  await expect(document()).toMatchFileSnapshot("../../../../docs/pipeline-states.md");
});

test("the workflow changes no step that a person has decided", () => {
  const decisions: readonly StepAction[] = ["approve", "disapprove"];
  const changed = stepArrows("workflow", "person").filter(({ action }) => decisions.some((each) => each === action));
  expect(changed).toEqual([]);
  for (const by of deciders) expect(stepArrows(by, null)).toEqual(stepArrows("person", "workflow"));
});
