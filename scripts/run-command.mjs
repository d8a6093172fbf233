import { spawnSync } from 'node:child_process';

/** Says why in one sentence and stops. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Runs a command to its end. `isQuiet` shows its output only when it fails; `mayFail` gives back whether it went
 * well; with `isExitCode` its exit code.
 */
export function runCommand(command, args, { isQuiet = false, mayFail = false, isExitCode = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    stdio: isQuiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  if (isExitCode) return status ?? 1;
  if (status === 0) return true;
  if (isQuiet) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (mayFail) return false;
  return fail(`"${command} ${args.join(' ')}" failed; its own words are above.`);
}
