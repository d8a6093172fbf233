import type { VaultFile } from '../vault/vault-file.ts';
import type { CopyFiles } from './copy-files.ts';
import { readHead, statePath } from './copy-head.ts';
import { type FoundCopy, findCopies, openBrowserPlace, openPlaces, type PlaceName } from './copy-places.ts';
import { readPart } from './read-copy.ts';

/** What can be said of a copy before its passphrase is given. */
export interface StandingCopy {
  readonly place: PlaceName;
  readonly files: CopyFiles;
  readonly vault: VaultFile;
  readonly writtenAtMs: number;
  readonly inspections: number;
}

/** Null where nothing can be opened of it. */
async function describe({ files }: FoundCopy, place: PlaceName): Promise<StandingCopy | null> {
  const { newest } = await readHead(files);
  if (newest === null || newest.head.state === null) return null;
  const { rows } = await readPart(files, statePath(newest.head.state), newest.head.state);
  const vault = rows.find(({ table }) => table === 'vault')?.row as VaultFile | undefined;
  if (vault === undefined) return null;
  const logs = rows.flatMap(({ table, row }) => (table === 'logs' ? [row as { inspection: string }] : []));
  const inspections = new Set(logs.map(({ inspection }) => inspection)).size;
  return { place, files, vault, writtenAtMs: newest.writtenAtMs, inspections };
}

/** The copies in a place that hold an inspection at least, the newest first. */
export async function copiesIn(
  directory: FileSystemDirectoryHandle,
  place: PlaceName,
): Promise<readonly StandingCopy[]> {
  const found = await Promise.all((await findCopies(directory)).map((copy) => describe(copy, place)));
  return found
    .flatMap((copy) => (copy === null || copy.inspections === 0 ? [] : [copy]))
    .sort((one, other) => other.writtenAtMs - one.writtenAtMs);
}

/** In the browser, and in the folder that was chosen where it may be read. */
export async function standingCopies(): Promise<readonly StandingCopy[]> {
  const places = await openPlaces().catch(async () => [
    { name: 'browser' as const, directory: await openBrowserPlace() },
  ]);
  const copies = await Promise.all(
    places.map(({ name, directory }) => (directory === 'asks' ? [] : copiesIn(directory, name))),
  );
  return copies.flat();
}
