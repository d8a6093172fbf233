import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fail, runCommand } from './run-command.mjs';

/** What the tests and the demonstration need beside npm packages, and how each is told to be there. */
const debianPackages = {
  chromium: { packages: ['chromium'], isThere: () => existsSync('/usr/bin/chromium') },
  firefox: { packages: ['firefox-esr'], isThere: () => existsSync('/usr/bin/firefox-esr') },
  soffice: { packages: ['libreoffice-calc-nogui'], isThere: () => isOnPath('soffice') },
  'python3-uno': {
    packages: ['python3-uno'],
    isThere: () => spawnSync('/usr/bin/python3', ['-c', 'import uno']).status === 0,
  },
  xmllint: { packages: ['libxml2-utils'], isThere: () => isOnPath('xmllint') },
  pdftotext: { packages: ['poppler-utils'], isThere: () => isOnPath('pdftotext') },
  age: { packages: ['age'], isThere: () => isOnPath('age') },
  openssl: { packages: ['openssl'], isThere: () => isOnPath('openssl') },
};

const isOnPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/**
 * npm packages as the lockfile has them; their install scripts are not run. Not `npm ci`: it refuses wherever a
 * registry lacks the optional packages for other kinds of computer.
 */
export function installPackages() {
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  console.log('Installing npm packages …');
  runCommand('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
    isQuiet: true,
  });
}

export function installPrograms(names) {
  const missing = names.filter((name) => !debianPackages[name].isThere());
  if (missing.length === 0) return;
  const packages = missing.flatMap((name) => debianPackages[name].packages);
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian) {
    fail(
      `Please install ${packages.join(', ')} (on Debian: sudo apt-get install ${packages.join(' ')}), then run this again.`,
    );
  }
  console.log(`Installing ${packages.join(', ')} …`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  runCommand('apt-get', ['update', '-qq'], { isQuiet: true });
  runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { isQuiet: true });
}
