import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that a test may fill: a tmpfs, which only root may mount. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

export const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mount(megabytes);
  if (folder === null) throw new Error('A tmpfs could not be mounted');
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => fillUp(filler),
    makeRoom: () => rmSync(filler),
    remove: () => unmount(folder),
  };
}

/** Until nothing more goes in: what is free by count, the browser may be taking at the same moment. */
function fillUp(file: string): void {
  const block = Buffer.alloc(4096);
  const handle = openSync(file, 'w');
  try {
    while (writeSync(handle, block) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

function tryMount(): boolean {
  const folder = mount(1);
  if (folder !== null) unmount(folder);
  return folder !== null;
}

function mount(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  return status === 0 ? folder : null;
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}
