import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own in a file, whose power can be cut: what the system has not yet written to it is lost. */
export interface PowerCutDisk {
  readonly folder: string;
  /** From now on nothing reaches the disk, the file system's own journal neither. */
  cutPower(): void;
  /** Waits until nobody uses it, then starts it again as after a power cut: its journal is played back. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

const megabytes = 600;

/** FS_IOC_SHUTDOWN with FS_SHUTDOWN_FLAGS_NOLOGFLUSH (linux/fs.h): Perl is on every Debian, and Node has no ioctl. */
const shutDown =
  'open(my $file, "<", $ARGV[0]) or die; my $flags = pack("L", 2); ioctl($file, 0x8004587d, $flags) or die';

export function mountPowerCutDisk(): PowerCutDisk {
  const place = mkdtempSync(join(tmpdir(), 'plumbline-power-'));
  const [image, folder] = [join(place, 'disk.img'), join(place, 'disk')];
  mkdirSync(folder);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 2 ** 20);
  run('mkfs.ext4', ['-q', '-F', image]);
  const mount = () => run('mount', ['-o', 'loop', image, folder]);
  mount();
  const unmount = async () => {
    for (let tries = 0; tries < 100; tries++) {
      if (spawnSync('umount', [folder]).status === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The disk is still in use');
  };
  return {
    folder,
    cutPower: () => run('perl', ['-e', shutDown, folder]),
    restart: async () => {
      await unmount();
      mount();
    },
    remove: async () => {
      await unmount();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.trim()}`);
}

/** Tries the instrument itself: what was forced to the disk has to outlive a cut, and what was not must not. */
export async function whyNoPowerCut(): Promise<string | null> {
  if (process.platform !== 'linux') return 'power can be cut only under Linux';
  if (process.getuid?.() !== 0) return 'power can be cut only by root';
  try {
    const disk = mountPowerCutDisk();
    const file = (name: string) => join(disk.folder, name);
    write(file('forced'), true);
    write(file('waiting'), false);
    disk.cutPower();
    await disk.restart();
    const [isForcedThere, isWaitingThere] = [existsSync(file('forced')), existsSync(file('waiting'))];
    await disk.remove();
    if (isForcedThere && !isWaitingThere) return null;
    return 'the cut does not lose what was not yet written, or loses what was';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function write(path: string, isForced: boolean): void {
  const handle = openSync(path, 'w');
  writeSync(handle, 'x'.repeat(4096));
  if (isForced) fsyncSync(handle);
  closeSync(handle);
}
