import type { CopyFiles } from '../../../../extension/second-copy/copy-files.ts';

/** What every place for a second copy does. Runs in a browser's page too, so it may use nothing from outside. */
export async function factsOf(files: CopyFiles): Promise<Readonly<Record<string, unknown>>> {
  const bytesOf = (...bytes: readonly number[]) => new Uint8Array(bytes);
  const read = async (path: string) => {
    const bytes = await files.read(path);
    return bytes && [...bytes];
  };
  const facts: Record<string, unknown> = {
    'reads nothing where nothing is': await read('files/ab/none'),
    'knows no time of nothing': await files.writtenAtMs('head-9'),
    'lists nothing where no folder is': await files.list('nowhere'),
  };
  await files.write('head-9', bytesOf(1, 2, 3));
  await files.write('files/ab/one', bytesOf(255, 0, 10));
  await files.write('files/ab/two', bytesOf());
  facts['reads what was written'] = await read('files/ab/one');
  facts['keeps an empty file'] = await read('files/ab/two');
  facts['lists a folder’s files'] = [...(await files.list('files/ab'))].sort();
  await files.write('head-9', bytesOf(9));
  facts['replaces all of a file'] = await read('head-9');
  facts['knows when it was written'] = Number.isFinite(await files.writtenAtMs('head-9'));
  await files.remove('files/ab/one');
  await files.remove('files/ab/one');
  await files.remove('nowhere/none');
  facts['removes a file, and nothing else'] = [await read('files/ab/one'), await read('files/ab/two')];
  await files.remove('files/ab/two');
  await files.remove('head-9');
  return facts;
}

export const factsExpected = {
  'reads nothing where nothing is': null,
  'knows no time of nothing': null,
  'lists nothing where no folder is': [],
  'reads what was written': [255, 0, 10],
  'keeps an empty file': [],
  'lists a folder’s files': ['one', 'two'],
  'replaces all of a file': [9],
  'knows when it was written': true,
  'removes a file, and nothing else': [null, []],
};
