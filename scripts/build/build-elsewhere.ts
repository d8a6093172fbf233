import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';

/** What builds leave behind, or what is linked in place of copied. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'out', '.wxt', '.output', '.git']);

/** What a computer may have of its own, and no build may show. */
export interface Surroundings {
  /** Folders between the temporary folder and the copy. */
  readonly path: string;
  readonly timeZone: string;
  readonly locale: string;
}

export interface BuiltCopy {
  readonly dist: string;
  remove(): void;
}

/** Copies the sources to another place and runs a command there, with the same packages and other surroundings. */
export function buildElsewhere(command: readonly string[], surroundings: Surroundings): BuiltCopy {
  const top = mkdtempSync(join(tmpdir(), 'plumbline-build-'));
  const root = join(top, surroundings.path);
  mkdirSync(root, { recursive: true });
  cpSync('.', root, { recursive: true, filter: (source) => !LEFT_OUT.has(basename(source)) });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const remove = () => rmSync(top, { recursive: true, force: true });
  const [program = '', ...args] = command;
  const programs = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH];
  const env = {
    ...process.env,
    // A test runner's own would be built in.
    NODE_ENV: 'production',
    PATH: programs.join(delimiter),
    TZ: surroundings.timeZone,
    LC_ALL: surroundings.locale,
    LANG: surroundings.locale,
  };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' });
  if (status === 0) return { dist: join(root, 'dist'), remove };
  remove();
  throw new Error(`"${command.join(' ')}" failed in a copy of the sources:\n${stdout}${stderr}`);
}
