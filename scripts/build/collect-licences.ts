import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Of shared/redaction/ordinary-words.ts: its permission asks that this stands in every copy. */
const wordListNotice = `SCOWL, sizes 10 and 20 (shared/redaction/ordinary-words.ts)
Licence: the permission below

Copyright 2000-2016 by Kevin Atkinson

Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
`;

/** The licences, and the notices that Apache-2.0 asks to be passed on, of every package that is built into the apps. */
export function collectLicences(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const shipped = new Set<string>();
  const add = (path: string): void => {
    if (shipped.has(path)) return;
    if (path !== '') shipped.add(path);
    for (const name of Object.keys(lock.packages[path]?.dependencies ?? {})) {
      const found = placeOf(name, path, lock.packages);
      if (found !== undefined) add(found);
    }
  };
  add('');
  const byText = Map.groupBy([...shipped].toSorted(), textOf);
  const ofPackages = [...byText].map(([text, paths]) => {
    const names = paths.map((path) => `${nameOf(path)} ${lock.packages[path]?.version ?? ''}`);
    const licence = lock.packages[paths[0] ?? '']?.license ?? 'see below';
    return `${names.join('\n')}\nLicence: ${licence}\n\n${text.trim()}\n`;
  });
  return [...ofPackages, wordListNotice].join(`\n${'-'.repeat(80)}\n\n`);
}

/** As Node finds a package: beside the one that asks, then in each folder above. */
function placeOf(
  name: string,
  from: string,
  packages: Readonly<Record<string, LockedPackage>>,
): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return undefined;
  }
}

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function textOf(path: string): string {
  if (!existsSync(path)) return 'Its licence is in its package.';
  const files = readdirSync(path).filter((name) => /^(?:licen[cs]e|notice|copying)/i.test(name));
  return files
    .toSorted()
    .map((file) => readFileSync(join(path, file), 'utf8').trim())
    .join('\n\n');
}
