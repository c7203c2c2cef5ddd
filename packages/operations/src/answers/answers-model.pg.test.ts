import {
  giveConsent,
  type InterviewUnderWay,
  makeInterviewUnderWay,
  makeOrganisation,
  useKernel,
} from "@hirelane/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { OperationError } from "../kernel/operation-error.ts";

const SEQUENCES = 40;
const LIMIT = 30;
const GRACE = 10;
const { answers, videoInterviews } = operations;
const t = useKernel();

const questions = [
  { kind: "text", prompt: "Why us?" },
  { kind: "choice", prompt: "Where?", choices: ["Hoth", "Endor"], timeLimitSeconds: LIMIT },
  { kind: "text", prompt: "Anything else?", required: false, timeLimitSeconds: LIMIT },
] as const;
const contents = [{ text: "The ships." }, { choice: "Endor" }, { text: "No." }];

const ofQuestions = ["open", "submit"] as const;
const ofInterview = ["consent", "finish", "wait", "waitLong", "cutOff"] as const;

/** One act of a candidate, or what happens meanwhile; the question counts for two of them. */
interface Step {
  readonly act: (typeof ofQuestions)[number] | (typeof ofInterview)[number];
  readonly question: number;
}
const AnyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom(...ofQuestions), question: fc.nat({ max: 2 }) }),
  fc.record({ act: fc.constantFrom(...ofInterview), question: fc.constant(0) }),
);

/** What the model knows: seconds since the beginning, when questions were opened, and which are answered. */
interface Model {
  now: number;
  consented: boolean;
  over: boolean;
  opened: (number | null)[];
  answered: boolean[];
}

const waits = { wait: LIMIT - 5, waitLong: LIMIT + GRACE + 5 } as const;

function expected(model: Model, { act, question }: Step): string {
  if (act === "cutOff") {
    if (!model.over) model.opened = [];
    return "done";
  }
  if (act === "wait" || act === "waitLong") {
    model.now += waits[act];
    return "done";
  }
  if (model.over) return "forbidden";
  if (act === "consent") {
    model.consented = true;
    return "done";
  }
  if (act === "finish") {
    model.over = model.answered[0] === true && (model.answered[1] === true || isOver(model, 1));
    return model.over ? "done" : "refused";
  }
  if (!model.consented) return "refused";
  return act === "open" ? opens(model, question) : submits(model, question);
}

/** Whether the time of a question with a limit has run out. */
function isOver({ now, opened }: Model, question: number): boolean {
  const since = opened[question] ?? null;
  return since !== null && now - since > LIMIT + GRACE;
}

function opens(model: Model, question: number): string {
  if (model.answered[question] !== true) model.opened[question] ??= model.now;
  return "done";
}

function submits(model: Model, question: number): string {
  const limited = "timeLimitSeconds" in (questions[question] ?? {});
  const isOpen = (model.opened[question] ?? null) !== null;
  const late = limited && (!isOpen || isOver(model, question));
  if (late || model.answered[question] === true) return "refused";
  model.answered[question] = true;
  return "done";
}

/** Does it for real; says what the candidate is told. */
async function perform(
  interview: InterviewUnderWay,
  { act, question }: Step,
  cutOff: () => Promise<void>,
): Promise<string> {
  const { kernel, clock } = t();
  const { call, id } = interview;
  const questionId = interview.questions[question];
  try {
    if (act === "wait" || act === "waitLong") clock.advance(waits[act] * 1000);
    else if (act === "cutOff") await cutOff();
    else if (act === "consent") await giveConsent(kernel, call);
    else if (act === "open") await kernel.run(answers.open, { questionId }, call);
    else if (act === "submit") await kernel.run(answers.submit, { questionId, ...contents[question] }, call);
    else await kernel.run(videoInterviews.advance, { id }, call);
    return "done";
  } catch (error) {
    if (error instanceof OperationError) return error.code;
    throw error;
  }
}

test(`${SEQUENCES} random sequences of a candidate's acts end as the rules say, cut off and reopened between them`, async () => {
  const { kernel, clock } = t();
  const { owner } = await makeOrganisation(kernel);
  const seed = Number(process.env["MODEL_SEED"] ?? 20_261_122);
  for (const sequence of fc.sample(fc.array(AnyStep, { minLength: 3, maxLength: 14 }), { numRuns: SEQUENCES, seed })) {
    const interview = await makeInterviewUnderWay(kernel, owner, { questions, consent: false });
    const { id, call } = interview;
    const model: Model = { now: 0, consented: false, over: false, opened: [], answered: [] };
    const cutOff = async (): Promise<void> => {
      if (model.over) return;
      const past = new Date(clock.now().getTime() - 1000);
      await kernel.run(videoInterviews.setDeadline, { id, deadline: past }, owner.call);
      await kernel.run(videoInterviews.setDeadline, { id, deadline: new Date("2099-01-01T00:00Z") }, owner.call);
      await kernel.run(videoInterviews.advance, { id }, owner.call);
      await kernel.run(videoInterviews.advance, { id }, call);
    };
    const foreseen: string[] = [];
    const told: string[] = [];
    for (const step of sequence) {
      foreseen.push(`${step.act} ${step.question}: ${expected(model, step)}`);
      told.push(`${step.act} ${step.question}: ${await perform(interview, step, cutOff)}`);
    }
    expect(told).toEqual(foreseen);
    const { questions: asked } = await kernel.run(answers.list, { videoInterviewId: id }, owner.call);
    expect(asked.map(({ answer }) => answer !== null)).toEqual(questions.map((_, n) => model.answered[n] === true));
  }
}, 120_000);
