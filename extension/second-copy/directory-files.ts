import type { CopyFiles } from './copy-files.ts';

/** The files of a second copy in a folder, or in the browser's own place for files. */
export function directoryFiles(root: FileSystemDirectoryHandle): CopyFiles {
  const find = async (path: string) => {
    const folder = await folderOf(root, path);
    const handle = await folder.getFileHandle(nameOf(path));
    return handle.getFile();
  };
  return {
    read: (path) => orNull(async () => new Uint8Array(await (await find(path)).arrayBuffer())),
    write: async (path, bytes) => {
      const folder = await folderOf(root, path, { create: true });
      const handle = await folder.getFileHandle(nameOf(path), { create: true });
      const writable = await handle.createWritable();
      await writable.write(bytes);
      await writable.close();
    },
    remove: async (path) => {
      await orNull(async () => (await folderOf(root, path)).removeEntry(nameOf(path)));
    },
    list: async (folder) =>
      (await orNull(async () => {
        const names: string[] = [];
        for await (const [name, { kind }] of (await folderOf(root, `${folder}/`)).entries())
          if (kind === 'file') names.push(name);
        return names;
      })) ?? [],
    writtenAtMs: (path) => orNull(async () => (await find(path)).lastModified),
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function folderOf(
  root: FileSystemDirectoryHandle,
  path: string,
  options: FileSystemGetDirectoryOptions = {},
): Promise<FileSystemDirectoryHandle> {
  let folder = root;
  for (const name of path.split('/').slice(0, -1)) folder = await folder.getDirectoryHandle(name, options);
  return folder;
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}
