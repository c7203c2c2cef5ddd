import { median } from "./median.ts";

/** One way of doing the same thing. */
export interface Contender {
  readonly name: string;
  once(): Promise<unknown>;
}

/** How long and how wide a comparison runs. */
export interface Comparison {
  readonly title: string;
  readonly rounds: number;
  /** Milliseconds that each contender runs in each round. */
  readonly milliseconds: number;
  /** Calls under way at once. */
  readonly concurrency: number;
}

async function callsPerSecond(contender: Contender, { milliseconds, concurrency }: Comparison): Promise<number> {
  const end = performance.now() + milliseconds;
  let calls = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      await contender.once();
      calls += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  return (calls * 1000) / (performance.now() - started);
}

/** Runs ours and the limit in alternating rounds after a warm-up, and prints the medians and their ratio. */
export async function compare(comparison: Comparison, ours: Contender, limit: Contender): Promise<void> {
  const figures: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let round = 0; round <= comparison.rounds; round += 1) {
    const measured = { ours: await callsPerSecond(ours, comparison), limit: await callsPerSecond(limit, comparison) };
    if (round === 0) continue;
    figures.ours.push(measured.ours);
    figures.limit.push(measured.limit);
  }
  const [a, b] = [median(figures.ours), median(figures.limit)];
  const ratios = figures.ours.map((value, index) => value / (figures.limit[index] ?? Number.NaN));
  console.log(
    `${comparison.title}, ${comparison.concurrency} at once, median of ${comparison.rounds} alternating rounds`,
  );
  console.log(
    `  ${ours.name}: ${a.toFixed(0)}/s   ${limit.name}: ${b.toFixed(0)}/s   ratio ${median(ratios).toFixed(2)}`,
  );
}
