import { Dexie, type Table } from 'dexie';

/** What TypeScript's library does not know yet: Chromium's way to a folder that a person chose. */
export interface ChosenFolder extends FileSystemDirectoryHandle {
  queryPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

interface FolderRow {
  readonly name: 'folder';
  readonly handle: ChosenFolder;
}

/** Beside the evidence: it must be readable when that is not. On the disk in clear stands where the folder is. */
class CopyFolder extends Dexie {
  declare readonly folders: Table<FolderRow, string>;

  constructor() {
    super('plumbline-copy-folder');
    this.version(1).stores({ folders: '&name' });
  }
}

const withFolders = async <T>(work: (folders: Table<FolderRow, string>) => Promise<T>): Promise<T> => {
  const database = new CopyFolder();
  try {
    return await work(database.folders);
  } finally {
    database.close();
  }
};

export const readCopyFolder = (): Promise<ChosenFolder | null> =>
  withFolders(async (folders) => (await folders.get('folder'))?.handle ?? null);

export const keepCopyFolder = (handle: ChosenFolder): Promise<unknown> =>
  withFolders((folders) => folders.put({ name: 'folder', handle }));

/** What was copied there stays. */
export const forgetCopyFolder = (): Promise<void> => withFolders((folders) => folders.delete('folder'));
