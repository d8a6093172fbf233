import type { CaseEntry } from '../../../../shared/redaction/case-list.ts';
import { findIdentifiers } from '../../../../shared/redaction/find-identifiers.ts';
import type { Hit, IdentifierClass } from '../../../../shared/redaction/hit.ts';

/** One line of tests/fixtures/redaction, as its README says. */
interface MarkedString {
  readonly text: string;
  readonly marks: readonly { readonly class: string; readonly start: number; readonly end: number }[];
  readonly headers: readonly string[];
  readonly caseList: readonly CaseEntry[];
}

export const readStrings = (lines: string): readonly MarkedString[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map(readString);

function readString(line: string): MarkedString {
  const [, header] = /^@([^@]+)@ /.exec(line) ?? [];
  const [, list] = /^~([^~]+)~ /.exec(line) ?? [];
  const marked = line
    .replace(/^(?:@[^@]+@|~[^~]+~) /, '')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
  let text = '';
  const marks = [];
  let from = 0;
  for (const { 0: whole, 1: kind = '', 2: value = '', index } of marked.matchAll(
    /\[\[([a-z]+)\|([^\]]+)\]\]/g,
  )) {
    text += marked.slice(from, index);
    marks.push({ class: kind, start: text.length, end: text.length + value.length });
    text += value;
    from = index + whole.length;
  }
  return {
    text: text + marked.slice(from),
    marks,
    headers: header === undefined ? [] : [header],
    caseList: (list?.split('; ') ?? []).map((entry, index) => {
      const [kind = '', ...words] = entry.split(' ');
      const named = kind === 'reference' ? 'case-reference' : (kind as IdentifierClass);
      return { id: String(index), class: named, spellings: [words.join(' ')] };
    }),
  };
}

/** The classes by which an identifier may be found, where more than one is right. */
const allowed: Readonly<Record<string, readonly IdentifierClass[]>> = {
  name: ['child', 'adult', 'person'],
  officer: ['officer', 'collar-number'],
  collar: ['collar-number', 'officer'],
  nhs: ['nhs-number'],
  nino: ['ni-number'],
  pnc: ['pnc-id'],
  cro: ['cro-number'],
  driver: ['driver-number'],
  dob: ['date-of-birth'],
  crime: ['crime-reference'],
  custody: ['custody-reference'],
  ref: ['case-reference'],
};

/** A string is found when no letter or digit of any of its identifiers is left. */
export function scoreStrings(identified: readonly MarkedString[], harmless: readonly MarkedString[]) {
  const missed: string[] = [];
  const excess: string[] = [];
  const wrongKinds: string[] = [];
  let marksFound = 0;
  for (const { text, marks, headers, caseList } of identified) {
    const hits = findIdentifiers(text, { headers, caseList });
    const left = marks.filter(({ start, end }) => !isHidden(text, hits, { start, end }));
    marksFound += marks.length - left.length;
    if (left.length > 0)
      missed.push(
        `${headers.join()} ${text} → ${left.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
      );
    for (const { start, end, class: kind } of marks) {
      const hit = hits.find((other) => other.start < end && other.end > start);
      if (hit && !(allowed[kind] ?? [kind]).includes(hit.class))
        wrongKinds.push(`${text} → ${kind} as ${hit.class}`);
    }
    const beyond = hits.filter((hit) => !marks.some(({ start, end }) => hit.start < end && hit.end > start));
    if (beyond.length > 0) excess.push(`${headers.join()} ${text} → ${told(text, beyond)}`);
  }
  const alarms = harmless.flatMap(({ text, headers, caseList }) => {
    const hits = findIdentifiers(text, { headers, caseList });
    return hits.length === 0 ? [] : [`${headers.join()} ${text} → ${told(text, hits)}`];
  });
  return {
    strings: identified.length,
    found: identified.length - missed.length,
    marks: identified.reduce((sum, { marks }) => sum + marks.length, 0),
    marksFound,
    harmless: harmless.length,
    falseAlarms: alarms.length,
    missed,
    alarms,
    excess,
    wrongKinds,
  };
}

function isHidden(
  text: string,
  hits: readonly Hit[],
  { start, end }: { start: number; end: number },
): boolean {
  return [...text.slice(start, end)].every(
    (sign, index) =>
      !/[\p{L}\p{N}]/u.test(sign) ||
      hits.some((hit) => hit.start <= start + index && hit.end > start + index),
  );
}

const told = (text: string, hits: readonly Hit[]): string =>
  hits.map((hit) => `${hit.class} “${text.slice(hit.start, hit.end)}” (${hit.cue})`).join(', ');
