import type { CopyFiles } from '../../../../extension/second-copy/copy-files.ts';

export interface MemoryFiles extends CopyFiles {
  readonly kept: Map<string, Uint8Array<ArrayBuffer>>;
  /** How many writings and removals there were. */
  readonly writes: { count: number; bytes: number };
  /** From this writing on it does nothing more, and that one is torn: a browser that is stopped. */
  stopAt: number;
}

export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** A place for a second copy that is gone with the test. */
export function memoryFiles(kept = new Map<string, Uint8Array<ArrayBuffer>>()): MemoryFiles {
  const times = new Map<string, number>();
  const writes = { count: 0, bytes: 0 };
  const change = (files: MemoryFiles) => {
    writes.count += 1;
    if (writes.count > files.stopAt) throw new StoppedError();
  };
  const files: MemoryFiles = {
    ...{ kept, writes, stopAt: Infinity },
    read: async (path) => kept.get(path)?.slice() ?? null,
    write: async (path, bytes) => {
      change(files);
      const isTorn = writes.count === files.stopAt;
      kept.set(path, isTorn ? bytes.slice(0, bytes.length >> 1) : bytes.slice());
      times.set(path, writes.count);
      writes.bytes += bytes.length;
      if (isTorn) throw new StoppedError();
    },
    remove: async (path) => {
      change(files);
      kept.delete(path);
    },
    list: async (folder) =>
      [...kept.keys()].flatMap((path) => {
        const name = path.slice(folder.length + 1);
        return path.startsWith(`${folder}/`) && !name.includes('/') ? [name] : [];
      }),
    writtenAtMs: async (path) =>
      kept.has(path) ? Date.UTC(2026, 10, 12, 14, 2) + (times.get(path) ?? 0) : null,
  };
  return files;
}
