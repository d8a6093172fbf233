import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from './run-command.mjs';

const oldestNode = 22;

/** The folder of the Node that everything runs on: the one in the lockfile, elsewhere the machine's own if new enough. */
export function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(import.meta.dirname, '..', 'node_modules', name, 'bin');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return dirname(process.execPath);
  return fail(
    `Plumbline needs Node ${oldestNode} or newer on this kind of computer; this is ${process.version}.`,
  );
}
