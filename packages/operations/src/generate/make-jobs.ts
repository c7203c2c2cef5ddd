import { cities, generateJobs, skills, titleOfJob, toId } from "@hirelane/db";
import { daysAfter } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";

/** Jobs with their workflows: the first is the oldest, and the one that most apply for. */
export interface GeneratedJobs {
  readonly jobIds: readonly number[];
  readonly workflowIds: readonly number[];
  /** How many of the first are open all the time; the others are one after the other. */
  readonly alwaysOpen: number;
  /** How many of the others are open at a time. */
  readonly openAtOnce: number;
}

/** Days during which applications come in. */
const DAYS = 540;
const DAYS_BEFORE = 3;
const DAYS_AFTER = 20;
const KEPT_OPEN = 8;
const FEW = 5;
const MUST_HAVES = 3;

const of = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("There is nothing to choose from.");
  return value;
};

/** When a job is open, as parts of the time during which applications come in. */
function timeOf(index: number, count: number, { alwaysOpen, openAtOnce }: Market): { from: number; to: number } {
  const place = index - alwaysOpen;
  const turns = 1 + count - alwaysOpen - openAtOnce;
  return place < 0
    ? { from: 0, to: 1 }
    : { from: Math.max(0, (place - openAtOnce + 1) / turns), to: (place + 1) / turns };
}

type Market = Pick<GeneratedJobs, "alwaysOpen" | "openAtOnce">;

function marketOf(count: number): Market {
  const alwaysOpen = count < FEW ? 0 : 2;
  const others = count - alwaysOpen;
  return { alwaysOpen, openAtOnce: Math.min(others, Math.max(KEPT_OPEN, Math.ceil(others / KEPT_OPEN))) };
}

/** Makes so many jobs, in the order in which they open; most of those whose time is over are closed. */
export async function makeJobs(
  context: WriteContext,
  count: number,
  workflowIds: readonly number[],
  ownerId: number,
): Promise<GeneratedJobs> {
  const market = marketOf(count);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const used = numbers.map((index) => of(workflowIds, index));
  const at = (part: number): Date => daysAfter(context.now, -DAYS * (1 - part));
  const times = numbers.map((index) => timeOf(index, count, market));
  const closes = times.map(({ to }, index) => (to < 1 && index % KEPT_OPEN > 0 ? daysAfter(at(to), DAYS_AFTER) : null));
  const made = await context.sql.rows(generateJobs, [
    organisationOf(context),
    context.now,
    context.requestId,
    ownerId,
    numbers.map((index) => titleOfJob(index)),
    numbers.map((index) => `${titleOfJob(index)} in ${of(cities, index)[0]}.`),
    numbers.map((index) => of(cities, index)[0]),
    numbers.map((index) =>
      Array.from({ length: MUST_HAVES }, (_, place) => of(skills, index * MUST_HAVES + place)).join("|"),
    ),
    used,
    times.map(({ from }) => daysAfter(at(from), -DAYS_BEFORE)),
    closes,
  ]);
  return { ...market, jobIds: made.map(({ id }) => toId(id)), workflowIds: used };
}
