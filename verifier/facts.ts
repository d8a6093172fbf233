import type { Pack } from '../shared/exchange/pack.ts';
import type { InspectionState } from '../shared/ledger/inspection-state.ts';
import { countWords, timeWords } from './plain-words.ts';
import type { Fact } from './report.ts';

/** What the file is about, as its entries say; the last line is the file's own word. */
export function describeFile(
  { madeAtMs, purpose, frameworks }: Pack,
  state: InspectionState,
  looks: number,
): readonly Fact[] {
  const { inspection, items, findings, judgments } = state;
  const withdrawn = items.filter(({ withdrawn }) => withdrawn !== null).length;
  const hidden = items.filter(({ redaction }) => redaction !== null).length;
  const edition = frameworks.find(({ id }) => id === inspection?.framework)?.title ?? inspection?.framework;
  const counts = [
    items.length === 0
      ? []
      : [
          `${countWords(items.length, 'item')} of evidence${withdrawn === 0 ? '' : ` (${withdrawn} withdrawn)`}`,
        ],
    findings.length === 0 ? [] : [countWords(findings.length, 'finding')],
    judgments.length === 0 ? [] : [countWords(judgments.length, 'judgment')],
  ].flat();
  return [
    ...(inspection === null
      ? []
      : [
          { name: 'Force', value: inspection.force },
          {
            name: 'Exercise',
            value: `${inspection.kind.replaceAll('-', ' ')}, ${inspection.startDate} to ${inspection.endDate}`,
          },
          { name: 'Criteria edition', value: edition ?? '' },
        ]),
    ...(counts.length === 0 ? [] : [{ name: 'Holds', value: counts.join(', ') }]),
    ...(hidden === 0
      ? []
      : [
          {
            name: 'Names hidden',
            value: `in ${countWords(hidden, 'item')}; whoever has an original can show by the file that it is the one`,
          },
        ]),
    ...(looks === 0
      ? []
      : [
          {
            name: 'Seen',
            value: `${countWords(looks, 'look')} at the evidence noted; who and when, Plumbline shows`,
          },
        ]),
    {
      name: 'Made',
      value: `${timeWords(madeAtMs)}, from ${purpose === 'judgments' ? 'a workbook' : 'a browser'} (the file’s own word)`,
    },
  ];
}
