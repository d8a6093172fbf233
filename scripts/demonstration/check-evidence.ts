import { readPack } from '../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { ScriptLink } from '../../tests/fixtures/force/script-shape.ts';

interface ExpectedItem {
  readonly what: string;
  readonly links: readonly ScriptLink[];
  readonly method: string;
  readonly note: string;
  readonly case: string;
  readonly session: string;
}

/** The items of the script in the order in which they are made; points and documents come after all clips. */
const expectedItems: readonly ExpectedItem[] = [
  ...script.clips.map((clip, index) => ({
    what: `clip ${index + 1}`,
    ...{ links: clip.links, method: clip.method, note: clip.note ?? '', case: clip.case ?? '', session: '' },
  })),
  ...script.sessions.flatMap(({ points, method, title }) =>
    points.map(({ text, links }) => ({ what: text, links, method, note: '', case: '', session: title })),
  ),
  ...script.documents.map(({ title, links, method }) => ({
    what: title,
    ...{ links, method, note: '', case: '', session: '' },
  })),
];

const linkWords = (links: readonly ScriptLink[]): string =>
  links
    .map(({ criterion, direction }) => `${criterion} ${direction}`)
    .toSorted()
    .join(', ');

/** A sentence for everything in which the evidence file is not what the script says; none when all is well. */
export async function checkEvidenceFile(bytes: Uint8Array): Promise<readonly string[]> {
  const pack = await readPack(bytes);
  if (!pack.ok) return [`out/evidence.plumb cannot be read: ${pack.error.type}.`];
  const { faults, verified } = await verifyPack(pack.value);
  if (faults.length > 0) return faults.map(({ type }) => `out/evidence.plumb is not sound: ${type}.`);
  const { state } = verified;
  const counts = [
    ['items', state.items.length, expectedItems.length],
    ['sessions', state.sessions.length, script.sessions.length],
    ['cases', state.cases.length, script.cases.length],
    ['findings', state.findings.length, script.findings.length],
  ] as const;
  const miscounted = counts.filter(([, found, wanted]) => found !== wanted);
  if (miscounted.length > 0)
    return miscounted.map(
      ([what, found, wanted]) => `The evidence file holds ${found} ${what}, not ${wanted}.`,
    );
  return [...state.items.flatMap((item, index) => itemFaults(item, index, state)), ...findingFaults(state)];
}

function itemFaults(item: ItemState, index: number, state: InspectionState): readonly string[] {
  const expected = expectedItems[index];
  if (expected === undefined) return [];
  const seen = {
    links: linkWords(item.links),
    method: item.method?.split('/').at(-1) ?? '',
    note: item.note,
    case: state.cases.find(({ id }) => id === item.case)?.reference ?? '',
    session: state.sessions.find(({ id }) => id === item.session)?.title ?? '',
  };
  const wanted = { ...expected, links: linkWords(expected.links) };
  return (Object.keys(seen) as (keyof typeof seen)[])
    .filter((field) => seen[field] !== wanted[field])
    .map(
      (field) =>
        `In the evidence file ${field} of ${expected.what} is “${seen[field]}”, not “${wanted[field]}”.`,
    );
}

function findingFaults({ findings, items }: InspectionState): readonly string[] {
  const clips = (ids: readonly string[]): string =>
    ids
      .map((id) => items.findIndex((item) => item.id === id))
      .toSorted((a, b) => a - b)
      .join(' ');
  return script.findings.flatMap(({ sentence, criteria, supportingClips, contraryClips }) => {
    const found = findings.find((one) => one.sentence === sentence);
    const isSame =
      found !== undefined &&
      found.criteria.join(' ') === criteria.join(' ') &&
      clips(found.supporting) === supportingClips.join(' ') &&
      clips(found.contrary) === contraryClips.join(' ');
    return isSame ? [] : [`In the evidence file this finding is not as it was written: ${sentence}`];
  });
}
