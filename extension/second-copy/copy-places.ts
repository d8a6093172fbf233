import { type ChosenFolder, readCopyFolder } from '../store/copy-folder.ts';
import type { CopyFiles } from './copy-files.ts';
import { directoryFiles } from './directory-files.ts';

/** The browser's own place for files, which goes with the extension; or a folder that the person chose, which stays. */
export type PlaceName = 'browser' | 'folder';

/** So that a person who comes upon it knows what it is. */
const folderName = 'Plumbline second copy';

const create = { create: true } as const;

export const openBrowserPlace = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('second-copy', create);

export const openFolderPlace = (chosen: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> =>
  chosen.getDirectoryHandle(folderName, create);

export interface OpenPlace {
  readonly name: PlaceName;
  /** 'asks' where the browser wants the person's leave anew. */
  readonly directory: FileSystemDirectoryHandle | 'asks';
}

/** Where copies are to be kept; the first is always there. */
export async function openPlaces(): Promise<readonly OpenPlace[]> {
  const browserPlace: OpenPlace = { name: 'browser', directory: await openBrowserPlace() };
  const chosen = await readCopyFolder();
  if (chosen === null) return [browserPlace];
  const isAllowed = (await chosen.queryPermission({ mode: 'readwrite' })) === 'granted';
  return [browserPlace, { name: 'folder', directory: isAllowed ? await openFolderPlace(chosen) : 'asks' }];
}

/** Of each vault its own: what was begun anew writes over nothing. */
export const copyOf = async (place: FileSystemDirectoryHandle, vault: string): Promise<CopyFiles> =>
  directoryFiles(await place.getDirectoryHandle(vault, create));

export interface FoundCopy {
  readonly vault: string;
  readonly files: CopyFiles;
}

/** The copies that lie in a place; in a folder that was pointed out, also where it is the copies' own. */
export async function findCopies(place: FileSystemDirectoryHandle): Promise<readonly FoundCopy[]> {
  const found: FoundCopy[] = [];
  for await (const [name, handle] of place.entries()) {
    if (handle.kind !== 'directory') continue;
    const directory = handle as FileSystemDirectoryHandle;
    if (/^[0-9a-f]{32}$/.test(name)) found.push({ vault: name, files: directoryFiles(directory) });
    if (name === folderName) found.push(...(await findCopies(directory)));
  }
  return found;
}

type PickFolder = (options: { readonly id: string; readonly mode: 'readwrite' }) => Promise<ChosenFolder>;

/** Null where this browser lets no extension write into a folder. */
export const folderPicker = (): PickFolder | null => {
  const { showDirectoryPicker } = globalThis as { readonly showDirectoryPicker?: PickFolder };
  return showDirectoryPicker === undefined ? null : (options) => showDirectoryPicker(options);
};

/** Null where the person left the question without an answer. */
export async function pickFolder(pick: PickFolder): Promise<ChosenFolder | null> {
  try {
    return await pick({ id: 'plumbline-second-copy', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
