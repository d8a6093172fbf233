import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gradeColours } from '../excel-addin/workbook/sheet-look.ts';
import { BROWSERS_OWN } from './browser/outside-requests.ts';

const sources = (pattern: string) =>
  globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const readme = readFileSync('README.md', 'utf8');

describe('the repository', () => {
  test('opens its README with the two commands', () => {
    expect(
      readme
        .split('\n')
        .slice(2, 4)
        .map((line) => line.trim().split('  ')[0]),
    ).toEqual(['npm start', 'npm test']);
  });

  test('has every folder that the README’s map names', () => {
    const named = [...readme.matchAll(/^\| `([a-z-]+\/[a-z-/]*)` \|/gm)].map(([, folder]) => folder ?? '');
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((folder) => !existsSync(folder))).toEqual([]);
  });

  test('says of every shipped dependency why it is there', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Object.keys(dependencies).filter((name) => !readme.includes(name))).toEqual([]);
  });

  test('names no dependency in the README that it does not have', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const table = readme.split('## Dependencies')[1]?.split('## ')[0] ?? '';
    const names = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) =>
      (cell ?? '').split(',').map((name) => name.trim()),
    );
    const packages = names.filter((name) => /^@?[a-z][a-z/-]*$/.test(name) && name !== 'package');
    expect(packages.filter((name) => !(name in { ...dependencies, ...devDependencies }))).toEqual([]);
  });
});

describe('shared/', () => {
  test('knows no clock and no chance', () => {
    const told = sources('shared/**/*.ts').filter(({ text }) =>
      /Date\.now|new Date\(\)|Math\.random|getRandomValues|randomUUID|performance\.now/.test(text),
    );
    expect(told.map(({ path }) => path)).toEqual([]);
  });

  test('imports nothing from the apps', () => {
    const told = sources('shared/**/*.ts').filter(({ text }) =>
      /from '[^']*(?:extension|excel-addin)\//.test(text),
    );
    expect(told.map(({ path }) => path)).toEqual([]);
  });
});

test('each grade has one colour, in the sheets and on the screens', () => {
  const css = readFileSync('shared/look/plumbline.css', 'utf8');
  for (const [grade, { fill }] of Object.entries(gradeColours)) {
    const name = grade.toLowerCase().replace(' ', '-');
    expect(css).toMatch(new RegExp(`--grade-${name}: #${fill};`, 'i'));
  }
});

describe('the apps', () => {
  test('never import each other', () => {
    const crossing = [
      ...sources('extension/**/*.{ts,tsx}').filter(({ text }) => text.includes('/excel-addin/')),
      ...sources('excel-addin/**/*.{ts,tsx}').filter(({ text }) => /from '[^']*\/extension\//.test(text)),
    ];
    expect(crossing.map(({ path }) => path)).toEqual([]);
  });

  test('are not imported by the verifier, which a third party runs alone', () => {
    const told = sources('verifier/**/*.{ts,tsx}').filter(({ text }) =>
      /from '[^']*(?:extension|excel-addin)\//.test(text),
    );
    expect(told.map(({ path }) => path)).toEqual([]);
  });

  test('touch storage only in extension/store', () => {
    const told = sources('extension/**/*.{ts,tsx}').filter(
      ({ path, text }) =>
        !path.startsWith('extension/store/') && /indexedDB|localStorage|storage\.local/.test(text),
    );
    expect(told.map(({ path }) => path)).toEqual([]);
  });

  test('call Excel only in excel-addin/workbook', () => {
    const told = sources('excel-addin/**/*.{ts,tsx}').filter(
      ({ path, text }) => !path.startsWith('excel-addin/workbook/') && /Excel\.run/.test(text),
    );
    expect(told.map(({ path }) => path)).toEqual([]);
  });

  test('send nothing anywhere: only a PDF that a person looks at is asked for again, of its own server, and an authority for time stamps where a build has one', () => {
    const told = sources('{extension,excel-addin,shared,verifier}/**/*.{ts,tsx}').filter(({ text }) =>
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/.test(text),
    );
    expect(told.map(({ path }) => path).sort()).toEqual([
      'extension/time-stamping/post-request.ts',
      'extension/viewer/fetch-tab-pdf.ts',
    ]);
    const asked = told
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap(({ text }) => text.match(/\bfetch\(.*|XMLHttpRequest|WebSocket|sendBeacon|EventSource/g));
    expect(asked).toEqual(['fetch(url, {', "fetch(url, { credentials: 'include', cache: 'force-cache' });"]);
  });
});

test('no source names a host that the tests let browsers ask for by themselves', () => {
  const told = sources('{extension,excel-addin,shared}/**/*.{ts,tsx,html,css}').filter(({ text }) =>
    BROWSERS_OWN.some((host) => text.includes(host)),
  );
  expect(told.map(({ path }) => path)).toEqual([]);
});

test('nothing is set as markup, and no text is run as a program', () => {
  const told = sources('{extension,excel-addin,shared}/**/*.{ts,tsx}').filter(({ text }) =>
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc=|setHTMLUnsafe/.test(
      text,
    ),
  );
  expect(told.map(({ path }) => path)).toEqual([]);
});

test('no file of the project names a path of one machine', () => {
  const told = sources('{README,CHANGELOG,CONTRIBUTING,SECURITY}.md')
    .concat(sources('{extension,excel-addin,shared,verifier,scripts,tests}/**/*.{ts,tsx,mjs,py,html,css}'))
    .filter(
      ({ path, text }) =>
        path !== 'tests/architecture.test.ts' && /\/work\/main|\/work\/shared|\/root\//.test(text),
    );
  expect(told.map(({ path }) => path)).toEqual([]);
});
