import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { systemFaultWords } from './system-fault.ts';

/** The file with its links followed; a file that does not exist yet, by its folder. */
export async function truePath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    return join(folder, basename(path));
  }
}

export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WriteFault {
  readonly path: string;
  /** The end of a sentence. */
  readonly why: string;
}

/** Each whole, and all or none: written beside their places first, and moved there once every one stands. */
export async function writeAll(files: readonly FileToWrite[]): Promise<Result<undefined, WriteFault>> {
  const beside = files.map(({ path }) => `${path}.${process.pid}.part`);
  for (const [index, { path, bytes }] of files.entries()) {
    try {
      await refuseFolder(path);
      await writeNew(beside[index] ?? '', bytes);
    } catch (fault) {
      await Promise.all(beside.slice(0, index + 1).map((part) => rm(part, { force: true }).catch(() => {})));
      return err({ path, why: systemFaultWords(fault) });
    }
  }
  return moveAll(files, beside);
}

/** The last step, which nothing known can stop: the folders took a file, and no folder stands in a place. */
async function moveAll(
  files: readonly FileToWrite[],
  beside: readonly string[],
): Promise<Result<undefined, WriteFault>> {
  for (const [index, { path }] of files.entries()) {
    try {
      await rename(beside[index] ?? '', path);
    } catch (fault) {
      await Promise.all(beside.slice(index).map((part) => rm(part, { force: true })));
      const before = files.slice(0, index).map((file) => `; ${file.path} has been written`);
      return err({ path, why: systemFaultWords(fault) + before.join('') });
    }
  }
  return ok(undefined);
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) throw Object.assign(new Error(path), { code: 'EISDIR' });
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
