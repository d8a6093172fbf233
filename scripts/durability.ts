import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { stopSink } from '../tests/browser/outside-requests.ts';
import { buildWriter } from './durability/build-writer.ts';
import { type CrashOutcome, type CrashPlan, crashBrowser, crashWorker } from './durability/crash-runs.ts';
import { hasFailed, type NotRun, outcomesToTable, remarksOn } from './durability/outcomes.ts';
import { whyNoPowerCut } from './durability/power-cut-disk.ts';
import { backends } from './durability/writer-session.ts';

/** A control has shown what it is for when it has lost once or twice. */
const controlRuns = 5;

const [option, given] = process.argv.slice(2);
const runs = option === undefined ? 20 : Number(given);
if ((option !== undefined && option !== '--runs') || !Number.isSafeInteger(runs) || runs < 1) {
  console.error('npm run test:durability -- --runs 20');
  process.exit(1);
}

const strict = { durability: 'strict', runs } as const;
const control = { durability: 'relaxed', runs: Math.min(runs, controlRuns) } as const;
const plans: readonly CrashPlan[] = backends.flatMap((backend): readonly CrashPlan[] => [
  { failure: 'power cut', backend, ...strict },
  { failure: 'power cut', backend, ...control },
  { failure: 'kill -9', backend, ...strict },
  { failure: 'kill -9', backend, ...control },
  { failure: 'worker kill', backend, ...strict },
]);

const noPowerCut = await whyNoPowerCut();
if (noPowerCut !== null) console.log(`POWER CUTS ARE NOT RUN: ${noPowerCut}.`);
const folder = await buildWriter();
const rows: (CrashOutcome | NotRun)[] = [];
let hasBroken = false;
for (const plan of plans) {
  if (plan.failure === 'power cut' && noPowerCut !== null) {
    rows.push({ ...plan, reason: noPowerCut });
    continue;
  }
  console.log(`${plan.failure}, ${plan.backend}, ${plan.durability}: ${plan.runs} times …`);
  try {
    const crash = plan.failure === 'worker kill' ? crashWorker : crashBrowser;
    rows.push(await crash(plan, folder));
  } catch (error) {
    hasBroken = true;
    rows.push({ ...plan, reason: error instanceof Error ? error.message : String(error) });
  }
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${outcomesToTable(rows)}\n`);
for (const remark of remarksOn(rows)) console.log(remark);
const load = loadavg().map((each) => each.toFixed(1));
console.log(
  `Load of the computer (1, 5, 15 minutes) at the end: ${load.join(', ')} on ${cpus().length} cores.`,
);
mkdirSync('out', { recursive: true });
writeFileSync('out/durability.json', `${JSON.stringify(rows, null, 2)}\n`);
await stopSink();
if (hasFailed(rows) || hasBroken) {
  console.error('FAILED: see the table.');
  process.exit(1);
}
console.log(
  rows.some((row) => 'reason' in row)
    ? 'Nothing that was shown as saved was lost in what was run; NOT ALL WAS RUN, see above.'
    : 'Nothing that was shown as saved was lost.',
);
