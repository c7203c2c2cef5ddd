import { transitions, type VideoInterviewStatus } from "@hirelane/domain";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { loadVideoInterview } from "./load-video-interview.ts";
import { takeTransition } from "./take-transition.ts";

const SEQUENCES = 1000;
const AT_ONCE = 8;
const { jobs, videoInterviews } = operations;
const t = useKernel();

const actions = [
  "managerAdvances",
  "candidateAdvances",
  "skip",
  "timeRunsOut",
  "deadlinePast",
  "deadlineFuture",
  "setPassword",
  "remind",
] as const;
type Action = (typeof actions)[number];

/** What the model knows of an interview. */
interface Model {
  status: VideoInterviewStatus;
  deadline: "none" | "past" | "future";
  password: boolean;
}

const holds: Readonly<Record<string, (model: Model) => boolean>> = {
  inPlay: () => true,
  futureDeadline: ({ status, deadline }) => deadline === "future" || (status === "new" && deadline === "none"),
  beforeDeadline: ({ deadline }) => deadline !== "past",
  email: () => true,
  passwordSet: ({ password }) => password,
  noPassword: ({ password }) => !password,
  requiredAnswered: () => true,
  timeIsUp: ({ deadline }) => deadline === "past",
};

const isAwaited = ({ status }: Model): boolean => status === "invited" || status === "confirmed";
const getsIn = (model: Model): boolean =>
  (isAwaited(model) || model.status === "interviewing") && model.deadline !== "past";

/** Takes a row of the table where one fits; says what a caller is told. */
function take(model: Model, by: string, action: string): string {
  const known = transitions.filter((row) => row.from === model.status && row.action === action);
  const row = known.find((each) => each.by === by && each.needs.every((need) => holds[need]?.(model)));
  if (row !== undefined) {
    if (row.effect === "invite" && model.deadline === "none") model.deadline = "future";
    model.status = row.to;
    return "done";
  }
  return known.length > 0 && known.every((other) => other.by !== by) ? "forbidden" : "refused";
}

function expected(model: Model, action: Action): string {
  switch (action) {
    case "managerAdvances":
      return take(model, "manager", "advance");
    case "candidateAdvances":
      return getsIn(model) ? take(model, "candidate", "advance") : "forbidden";
    case "skip":
      return take(model, "manager", "skip");
    case "timeRunsOut":
      return take(model, "system", "expire");
    case "deadlinePast":
    case "deadlineFuture": {
      if (model.status === "interviewed" || model.status === "skipped") return "refused";
      const moved = action === "deadlinePast" ? "past" : "future";
      const changes = model.deadline !== moved;
      model.deadline = moved;
      if (changes) take(model, "system", "expire");
      return "done";
    }
    case "setPassword":
      if (!getsIn(model)) return "forbidden";
      model.password = true;
      if (model.status === "invited") take(model, "candidate", "advance");
      return "done";
    case "remind":
      return isAwaited(model) && model.deadline !== "past" ? "done" : "refused";
  }
}

const deadlines = {
  deadlinePast: new Date("2020-01-01T00:00Z"),
  deadlineFuture: new Date("2099-01-01T00:00Z"),
} as const;

/** Does it for real; says what the caller is told. */
async function perform(organisation: TestOrganisation, id: number, action: Action): Promise<string> {
  const { kernel } = t();
  const manager = organisation.owner.call;
  const { organisationId } = organisation;
  const principal = { kind: "candidate", organisationId, videoInterviewId: id, tokenId: null } as const;
  const candidate = { ...manager, principal };
  try {
    if (action === "managerAdvances") await kernel.run(videoInterviews.advance, { id }, manager);
    else if (action === "candidateAdvances") await kernel.run(videoInterviews.advance, { id }, candidate);
    else if (action === "skip") await kernel.run(videoInterviews.skip, { id }, manager);
    else if (action === "remind") await kernel.run(videoInterviews.remind, { id }, manager);
    else if (action === "setPassword")
      await kernel.run(videoInterviews.setPassword, { password: "long enough" }, candidate);
    else if (action === "timeRunsOut") {
      await kernel.runAsSystem(organisationId, "test", async (context) =>
        takeTransition(context, await loadVideoInterview(context, { id }), "expire"),
      );
    } else await kernel.run(videoInterviews.setDeadline, { id, deadline: deadlines[action] }, manager);
    return "done";
  } catch (error) {
    if (error instanceof OperationError) return error.code;
    throw error;
  }
}

test(`${SEQUENCES} random sequences of actions end as the table says, and each history is linear`, async () => {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, organisation.owner.call);
  const seed = Number(process.env["MODEL_SEED"] ?? 20_261_121);
  const sequences = fc.sample(fc.array(fc.constantFrom(...actions), { minLength: 1, maxLength: 6 }), {
    numRuns: SEQUENCES,
    seed,
  });

  const play = async (sequence: readonly Action[], index: number): Promise<void> => {
    const person = { jobId: job.id, firstName: "N", lastName: "Trooper", email: `n${index}@empire.example` };
    const { id } = await kernel.run(videoInterviews.create, person, organisation.owner.call);
    const model: Model = { status: "new", deadline: "none", password: false };
    const foreseen: string[] = [];
    const told: string[] = [];
    for (const action of sequence) {
      foreseen.push(`${action}: ${expected(model, action)}`);
      told.push(`${action}: ${await perform(organisation, id, action)}`);
    }
    const { status } = await kernel.run(videoInterviews.get, { id }, organisation.owner.call);
    expect([...told, status]).toEqual([...foreseen, model.status]);
  };
  const queue = sequences.entries();
  const lane = async (): Promise<void> => {
    for (const [index, sequence] of queue) await play(sequence, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));

  const breaks = await kernel.readAsSystem(organisation.organisationId, (sql) =>
    sql.rows<{ subject_id: string }>(
      {
        name: "",
        text: `select subject_id from (
          select subject_id, from_state, lag(to_state, 1, 'new') over (partition by subject_id order by id) as before
          from events where type = 'videoInterview.advanced') history
        where from_state <> before`,
      },
      [],
    ),
  );
  expect(breaks).toEqual([]);
}, 240_000);
