// The door to every npm script: runs on Node 20, sets up what is missing, then goes on with the pinned Node.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pinnedNode } from './pinned-node.mjs';
import { fail, runCommand } from './run-command.mjs';
import { installPackages, installPrograms } from './set-up.mjs';

const [task = 'help', ...rest] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
process.chdir(root);

const browsers = ['chromium', 'firefox'];
const calculation = ['soffice', 'python3-uno'];
const forDemonstration = [...browsers, ...calculation, 'openssl'];
const forTests = [...forDemonstration, 'xmllint', 'pdftotext', 'age'];

function build() {
  runCommand('node', ['scripts/build.ts']);
}

function check() {
  runCommand('wxt', ['prepare'], { isQuiet: true });
  runCommand('biome', ['ci', '--error-on-warnings', '.']);
  runCommand('tsc', ['-p', '.']);
  runCommand('tsc', ['-p', 'shared']);
  runCommand('knip', []);
}

/** These take minutes and print a table of their own, so they stand apart from the other benchmarks. */
function benchAnchor(options) {
  installPrograms(['chromium']);
  runCommand('node', ['scripts/bench-anchor.ts', ...options]);
}

function benchUnlock(options) {
  installPrograms(['chromium']);
  build();
  runCommand('node', ['scripts/bench-unlock.ts', ...options]);
}

const tasks = {
  start() {
    installPrograms(forDemonstration);
    console.log('Building the extension and the add-in …');
    build();
    runCommand('node', ['scripts/start.ts', ...rest]);
  },
  test() {
    installPrograms(forTests);
    build();
    check();
    const passed = runCommand('vitest', ['run', '--config', 'tests/vitest.config.ts', ...rest], {
      mayFail: true,
    });
    printSummary();
    process.exit(passed ? 0 : 1);
  },
  'test:durability'() {
    installPrograms(['chromium']);
    runCommand('node', ['scripts/durability.ts', ...rest]);
  },
  build() {
    build();
  },
  reproduce() {
    runCommand('node', ['scripts/reproduce.ts', ...rest]);
  },
  check() {
    check();
  },
  fix() {
    runCommand('biome', ['check', '--write', '.']);
  },
  grade() {
    process.exit(
      runCommand('node', ['excel-addin/command-line/grade.ts', ...rest], { mayFail: true, isExitCode: true }),
    );
  },
  bench() {
    if (rest[0] === 'anchor') return benchAnchor(rest.slice(1));
    installPrograms(browsers);
    build();
    runCommand('node', ['scripts/bench.ts', ...rest]);
  },
  'bench:anchor'() {
    benchAnchor(rest);
  },
  'bench:unlock'() {
    benchUnlock(rest);
  },
  dev() {
    runCommand('wxt', rest);
  },
  'dev:excel'() {
    runCommand('vite', ['--config', 'excel-addin/vite.config.ts', ...rest]);
  },
};

/** One line that any reader of the log finds, whatever the runner printed above it. */
function printSummary() {
  const file = 'out/test-results.json';
  if (!existsSync(file)) return;
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}

const run = tasks[task];
if (run === undefined) fail(`There is no task "${task}". There are: ${Object.keys(tasks).join(', ')}.`);
installPackages();
process.env.PATH = [pinnedNode(), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
run();
