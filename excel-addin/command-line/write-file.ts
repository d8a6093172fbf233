import { open, realpath, rename, rm } from 'node:fs/promises';
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

/** Whole or not at all: written beside its place, then moved there. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<undefined, string>> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return ok(undefined);
  } catch (fault) {
    await rm(beside, { force: true });
    return err(systemFaultWords(fault));
  }
}
