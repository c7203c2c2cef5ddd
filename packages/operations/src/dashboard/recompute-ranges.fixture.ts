import { ApplicationSource } from "@hirelane/domain";
import { addDays, dayIn } from "./recompute-calendar.fixture.ts";
import type { PathReplay } from "./recompute-path.fixture.ts";
import type { BaseApplication } from "./recompute-rows.fixture.ts";
import type { Sight } from "./recompute.fixture.ts";

/** Dates, both included; what is left out is for the endpoint to say. */
export interface AskedRange {
  readonly from?: string;
  readonly to?: string;
}

/** An entry of a stage within the range; `seconds` null: not passed. */
interface Stay {
  readonly stageId: number;
  readonly seconds: number | null;
}

function staysOf(replay: PathReplay, application: BaseApplication, isWithin: (instant: number) => boolean): Stay[] {
  const path = replay.of(application.id);
  const hiredAt = application.status === "hired" ? application.hired_at : null;
  return path.flatMap(({ stageId, enteredAt }, index) => {
    // Who was moved after the hire, by a change of workflow, has not passed the stage that they are put on.
    const leftAt = path[index + 1]?.enteredAt ?? (hiredAt !== null && hiredAt >= enteredAt ? hiredAt : null);
    const seconds = leftAt === null ? null : Math.floor((leftAt - enteredAt) / 1000);
    return isWithin(enteredAt) ? [{ stageId, seconds }] : [];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const average = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.round(sum(numbers) / numbers.length);

/** What the four endpoints over a range must answer; who passed what is replayed from the events. */
export function recomputeRanges(sight: Sight, replay: PathReplay, asked: AskedRange) {
  const { base, applications, now } = sight;
  const to = asked.to ?? dayIn(base.timeZone, now);
  const range = { from: asked.from ?? addDays(to, -83), to };
  const isWithin = (instant: number): boolean => {
    const day = dayIn(base.timeZone, instant);
    return day >= range.from && day <= range.to;
  };
  const stays = applications.flatMap((application) => staysOf(replay, application, isWithin));
  const stages = base.stages
    .toSorted((a, b) => a.workflow_id - b.workflow_id || a.position - b.position)
    .flatMap(({ id, workflow_id: workflowId, name, service, position }) => {
      const ofStage = stays.filter(({ stageId }) => stageId === id);
      const seconds = ofStage.flatMap((stay) => stay.seconds ?? []);
      const stage = { stageId: id, name, service, position, workflowId };
      return ofStage.length === 0 ? [] : [{ stage, entered: ofStage.length, seconds }];
    });
  const hires = applications.flatMap(({ status, hired_at: at, created_at: from }) =>
    status === "hired" && at !== null && isWithin(at) ? [Math.floor((at - from) / 1000)] : [],
  );
  const received = applications.filter((application) => isWithin(application.created_at));
  return {
    timeInStage: {
      ...range,
      stages: stages.map(({ stage, seconds }) => ({
        ...stage,
        passed: seconds.length,
        averageSeconds: average(seconds),
      })),
    },
    passThrough: {
      ...range,
      stages: stages.map(({ stage, entered, seconds }) => ({
        ...stage,
        entered,
        passed: seconds.length,
        rate: Number(((100 * seconds.length) / entered).toFixed(2)),
      })),
    },
    timeToHire: { ...range, hires: hires.length, averageSeconds: average(hires) },
    sources: {
      ...range,
      sources: ApplicationSource.options.map((source) => ({
        source,
        applications: received.filter((application) => application.source === source).length,
      })),
    },
  };
}
