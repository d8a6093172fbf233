/** Many measurements of one thing: the middle one, and between which values eight of ten lie. */
export interface Sample {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly repetitions: number;
}

export function toSample(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), low: at(0.1), high: at(0.9), repetitions: values.length };
}

/**
 * Processor time of this thread: on a shared computer waiting for the others says nothing about either side. Both run in
 * this one thread, Excel's own share too, since it is played here.
 */
export function cpuNowMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export async function timeMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

interface Comparison {
  readonly repetitions: number;
  readonly warmUps?: number;
  readonly ours: () => unknown;
  readonly against: () => unknown;
}

/** Times both in turn, each first every other time, so that a busy moment of the computer meets both alike. */
export async function compareTimes({ repetitions, warmUps = 1, ours, against }: Comparison) {
  const times = { ours: [] as number[], against: [] as number[] };
  for (let turn = -warmUps; turn < repetitions; turn++) {
    const isOursFirst = turn % 2 === 0;
    const first = await timeMs(isOursFirst ? ours : against);
    const second = await timeMs(isOursFirst ? against : ours);
    if (turn < 0) continue;
    times.ours.push(isOursFirst ? first : second);
    times.against.push(isOursFirst ? second : first);
  }
  return { ours: toSample(times.ours), against: toSample(times.against) };
}
