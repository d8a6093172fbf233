import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { TableGrid } from '../../shared/evidence/structure.ts';

const sentences = [
  'The control room asked whether children were in the house and recorded their names and ages.',
  'Officers spoke to the child alone and wrote down what she said in her own words.',
  'The referral to the local authority was made the next working day, with the risk graded high.',
  'A supervisor reviewed the investigation after fourteen days and set three further actions.',
  'No record shows why the strategy discussion took place without the health visitor.',
  'The missing episode was closed without a prevention interview being offered.',
  'The plan names who will see the child, when, and what will be done if the visit fails.',
  'Body-worn video was reviewed and the demeanour of both children was noted.',
] as const;

const sentence = (index: number): string => sentences[index % sentences.length] ?? '';

/** A clip such as capture makes of a records system's page: made-up words, 1.5 to 2.5 KB as JSON; each is another. */
export function sampleClip(index: number): CapturedClip {
  const text = [0, 3, 5].map((step) => sentence(index + step * (1 + (index % 3)))).join(' ');
  const table = index % 5 === 0 ? sampleTable(index) : null;
  const quote =
    table === null ? `${text} (${index})` : table.rows.map(({ cells }) => cells.join('\t')).join('\n');
  const start = 1_000 + (index % 900) * 7;
  return {
    quote,
    selectors: [
      {
        type: 'TextQuoteSelector',
        exact: quote,
        prefix: sentence(index + 1).slice(0, 64),
        suffix: sentence(index + 2).slice(0, 64),
      },
      { type: 'TextPositionSelector', start, end: start + quote.length },
      {
        type: 'RangeSelector',
        startSelector: xpath(`/html/body/main/div[2]/section[${1 + (index % 9)}]/p[2]/text()[1]`),
        startOffset: 12,
        endSelector: xpath(`/html/body/main/div[2]/section[${1 + (index % 9)}]/p[4]/text()[1]`),
        endOffset: 31,
      },
    ],
    structure: { headings: ['Case record', `MP/26/${index}`, 'Enquiry log'], table, field: null, list: null },
    anchor: null,
    pageUrl: `https://records.marchshire.example/cases/${index}?view=log`,
    pageTitle: `Case ${index} – Records system – Marchshire (fictional)`,
    frameUrl: index % 2 === 0 ? `https://records.marchshire.example/frames/log/${index}` : null,
    isFindable: true,
    unread: [],
  };
}

const xpath = (value: string) => ({ type: 'XPathSelector', value }) as const;

const sampleTable = (index: number): TableGrid => ({
  caption: 'Missing episodes',
  columnHeaders: ['Reference', 'Reported', 'Found', 'Risk', 'Prevention interview'],
  rows: Array.from({ length: 5 }, (_, row) => {
    const key = `MP/26/${index}-${row}`;
    return {
      key,
      cells: [key, '3 March, 21:40', '4 March, 02:15', row % 2 ? 'High' : 'Medium', 'Not offered'],
    };
  }),
});
