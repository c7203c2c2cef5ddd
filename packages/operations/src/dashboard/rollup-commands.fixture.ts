import fc from "fast-check";
import { OperationError } from "../kernel/operation-error.ts";
import type { Scene } from "./dashboard-scene.fixture.ts";
import { jobCommands, workflowCommands } from "./job-commands.fixture.ts";
import { type Command, peopleCommands } from "./people-commands.fixture.ts";
import { fold, recountNightly } from "./run-rollups.fixture.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Time that passes before a command: none, a little, a night, a week. */
const pauses = [0, 0, 1, 37 * SECOND, 3 * HOUR, 26 * HOUR, 7 * 24 * HOUR];

/** What the rollups do of their own accord. */
const sweeps = { fold, nightly: recountNightly } as const satisfies Record<string, Command>;

const commands: Readonly<Record<string, Command>> = {
  ...peopleCommands,
  ...jobCommands,
  ...workflowCommands,
  ...sweeps,
};

/** The names of all commands. */
export const everyCommand: readonly string[] = Object.keys(commands).toSorted();

/** One step of a history. */
export interface Step {
  readonly verb: string;
  readonly a: number;
  readonly b: number;
  readonly pause: number;
}

/** How often each command comes beside the others, where it is not twice. */
const weights: Readonly<Record<string, number>> = {
  apply: 10,
  applyOnceMore: 6,
  next: 6,
  jump: 8,
  hire: 4,
  addResume: 4,
  score: 4,
  edit: 4,
  deleteJob: 3,
  restoreJob: 4,
  purge: 1,
  erase: 1,
  fold: 5,
};

const numbers = { a: fc.nat(23), b: fc.nat(23) };
const verbsOf = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(...names.map((name) => ({ weight: weights[name] ?? 2, arbitrary: fc.constant(name) })));

/** Any command, after a pause. */
export const anyStep: fc.Arbitrary<Step> = fc.record(
  { verb: verbsOf(Object.keys(commands)), ...numbers, pause: fc.nat(pauses.length - 1) },
  { noNullPrototype: true },
);

const beside = [
  ...Object.keys(peopleCommands),
  "deleteJob",
  "restoreJob",
  "import",
  "revertImport",
  "changeZone",
  "fold",
];
const oneOfThem = (verbs: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ verb: verbsOf(verbs), ...numbers, pause: fc.constant(0) }, { noNullPrototype: true });

/** Commands at once: the rows are written by several, at most one of which edits a workflow. */
export const stepsAtOnce: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(oneOfThem(beside), { minLength: 3, maxLength: 6 }),
    oneOfThem([...Object.keys(workflowCommands), "assignWorkflow", "fold", "nightly"]),
  )
  .map(([many, one]) => [...many, one]);

/** How a history is told in a failure. */
export const describeStep = ({ verb, a, b, pause }: Step): string => `${verb}(${a}, ${b}) +${pauses[pause]}ms`;

/** Lets time pass, and does one thing; gives the code of a refusal, or null. Defects of ours are thrown. */
export async function perform(scene: Scene, { verb, a, b, pause }: Step): Promise<string | null> {
  scene.moveClock(scene.now() + (pauses[pause] ?? 0));
  try {
    await commands[verb]?.(scene, a, b);
    return null;
  } catch (error) {
    if (error instanceof OperationError) return error.code;
    throw error;
  }
}
