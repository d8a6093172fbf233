import { gunzipSync, gzipSync } from 'fflate';
import { toRecord } from '../../../../extension/page-record/to-record.ts';
import { writeMhtml } from '../../../../extension/page-record/write-mhtml.ts';
import { planHiding, toDerivative } from '../../../../extension/redaction/plan-hiding.ts';
import { readItemWords } from '../../../../extension/redaction/read-item-words.ts';
import { recordKeptPage } from '../../../../extension/store/pending-pages.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import { shownClip } from '../../../../shared/evidence/shown-clip.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import type { CaseList } from '../../../../shared/redaction/case-list.ts';
import { expectOk, type TestComputer } from '../store/open-test-store.ts';

export const item = 'ab'.repeat(16);

/** Fictional. The words in which no letter of them may remain are below. */
export const people: CaseList = [
  { id: 'e1', class: 'child', spellings: ['Zebedee Quillfeather', 'Zeb'] },
  { id: 'e2', class: 'adult', spellings: ['Ottoline Quillfeather'] },
];

export const secrets = [
  'zebedee',
  'quillfeather',
  'ottoline',
  'wolfram',
  'tessellate',
  '999 004 3213',
  '9990043213',
  '07700 900123',
  '07700900123',
  'o.quill@example.org',
];

const pageUrl = 'https://records.example/children/quillfeather-zebedee?child=Zebedee%20Quillfeather#top';

const clip = {
  quote: 'Zebedee Quillfeather 999 004 3213 High',
  selectors: [
    {
      type: 'TextQuoteSelector',
      exact: 'Zebedee Quillfeather',
      prefix: 'Ottoline Quillfeather said',
      suffix: 'Zeb',
    },
    { type: 'TextPositionSelector', start: 3, end: 40 },
    {
      type: 'RangeSelector',
      startSelector: { type: 'XPathSelector', value: '//*[@id="row-quillfeather"]/td[1]' },
      startOffset: 0,
      endSelector: { type: 'XPathSelector', value: '//*[@id="row-quillfeather"]/td[3]' },
      endOffset: 4,
    },
  ],
  structure: {
    headings: ['Missing episodes', 'Zebedee QUILLFEATHER'],
    table: {
      caption: 'Record of Zebedee Quillfeather',
      columnHeaders: ['Child name', 'NHS number', 'Risk'],
      rows: [{ key: 'Zebedee Quillfeather', cells: ['Zebedee Quillfeather', '999 004 3213', 'High'] }],
    },
    field: null,
    list: null,
  },
  anchor: null,
  pageUrl,
  pageTitle: 'Quillfeather, Zebedee – record',
  frameUrl: 'https://records.example/frame/zebedee_quillfeather',
  isFindable: true,
  unread: [],
} as const;

/** As a browser writes it: a name split by tags, in an attribute, in a comment, in a picture's text, under a header. */
const html = `<!doctype html><html><head><title>Zebedee Quillfeather</title><style>.zebedee{color:red}</style>
<script>var child = "Zebedee Quillfeather";</script></head><body data-child="Zebedee">
<!-- Zebedee Quillfeather --><h1>Zebedee <b>Quill</b>feather &amp; mother</h1>
<img alt="Zebedee Quillfeather" src="data:image/png;base64,AAAA"><a href="/zebedee-quillfeather">Open</a>
<p>Ottoline Quillfeather (07700 900123, o.quill@example.org) was seen. Z. Quillfeather was safe.</p>
<table><tr><th>Child name</th><th>Risk</th></tr><tr><td>Wolfram Tessellate</td><td>High &lt; 3</td></tr></table>
<p>Nothing is known of Wolfram’s school.</p>
<div><div>Child name</div><div>Zebedee Quillfeather</div></div>
<select><option>Zebedee Quillfeather</option></select><textarea>Zebedee</textarea></body></html>`;

const fields = {
  form: 'plumbline-fields',
  version: 1,
  frames: [
    {
      url: pageUrl,
      title: 'Zebedee Quillfeather',
      isTop: true,
      fields: [
        {
          label: 'Child name',
          name: 'child',
          type: 'text',
          path: '0/1',
          value: 'Zebedee Quillfeather',
          checked: null,
          chosen: null,
        },
        {
          label: 'Mother',
          name: 'm',
          type: 'select',
          path: '0/2',
          value: 'Ottoline',
          checked: null,
          chosen: ['Ottoline Quillfeather'],
        },
      ],
      fieldsLeftOut: 0,
      openShadows: 0,
      closedShadows: 0,
    },
  ],
};

const file = (role: 'archive' | 'fields' | 'screenshot', name: string, bytes: Uint8Array) => ({
  role,
  name,
  mediaType: 'application/octet-stream',
  bytes: new Uint8Array(bytes),
});

/** A clip with the page that was kept of it, a note and a reminder, all of which name people. */
export async function gatherRecord(computer: TestComputer, inspection: OpenInspection): Promise<void> {
  const { context } = computer;
  const original = { type: 'clip', ...clip } as const;
  const gathered = { original, shown: shownClip(clip), gatheredAt: '2026-11-03T10:00:00.000Z' };
  expectOk(await inspection.record([setFields('item', { id: item }, gathered)]));
  const written = { html, url: pageUrl, title: clip.pageTitle } as Parameters<
    typeof writeMhtml
  >[0][number]['written'];
  const mhtml = writeMhtml([{ frameId: 0, written }]);
  const account = {
    pageUrl,
    pageTitle: clip.pageTitle,
    clippedAt: gathered.gatheredAt,
    keptAt: gathered.gatheredAt,
    refused: [],
    frames: [{ url: pageUrl, isTop: true, why: null, fieldCount: 2 }],
    remarks: [],
  };
  const files = [
    file('archive', 'page.mhtml.gz', gzipSync(mhtml)),
    file('fields', 'fields.json', Buffer.from(JSON.stringify(fields))),
    file('screenshot', 'page.png', Buffer.from('pixels of Zebedee Quillfeather')),
  ];
  const { kept, files: stored } = await toRecord({ files, account }, context.effects.randomBytes);
  const pending = { item, inspection: inspection.id, tabId: 1, pageUrl, pageTitle: '', clippedAtMs: 0 };
  expectOk(await recordKeptPage(context, pending, { kept, files: stored }));
  await change(computer, inspection.id, { note: 'Zebedee told PC 1234 everything' });
  await change(computer, inspection.id, { note: 'Ask about Zeb', followUp: 'Ring Ottoline on 07700 900123' });
}

export async function itemOf({ store }: TestComputer, inspection: string) {
  const opened = expectOk(await store.openInspection(inspection));
  const found = opened.state().items.find(({ id }) => id === item);
  opened.close();
  if (found === undefined) throw new Error('no item');
  return found;
}

export async function change(
  computer: TestComputer,
  inspection: string,
  fieldsOfItem: { readonly note?: string; readonly followUp?: string },
) {
  const opened = expectOk(await computer.store.openInspection(inspection));
  const standing = await itemOf(computer, inspection);
  expectOk(await opened.record([setFields('item', standing, fieldsOfItem)]));
  opened.close();
}

/** As the panel does it. */
export async function hideIn(computer: TestComputer, inspection: string) {
  const { store, context } = computer;
  const namesStore = await store.namesOf(inspection);
  const names = await namesStore.read();
  const opened = expectOk(await store.openInspection(inspection));
  const standing = await itemOf(computer, inspection);
  const words = await readItemWords(standing, opened.readAttachment);
  opened.close();
  const plan = planHiding(words, names);
  const hiding = { item: standing, plan, names, pictures: new Map() };
  const saved = await namesStore.hide(await toDerivative(hiding, context.effects.randomBytes));
  return { plan, saved };
}

export async function namePeople(computer: TestComputer, inspection: string, keepsOriginals = true) {
  const names = await computer.store.namesOf(inspection);
  const { revision } = await names.read();
  expectOk(await names.save({ revision, people, isConfirmed: true, keepsOriginals }));
}

/** All bytes of a file's parts as text, packed ones unpacked. */
export function textsOf(parts: Readonly<Record<string, Uint8Array>>): readonly (readonly [string, string])[] {
  return Object.entries(parts).map(([path, bytes]) => {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return [
      path,
      Buffer.from(isPacked ? gunzipSync(bytes) : bytes)
        .toString('utf8')
        .toLowerCase(),
    ];
  });
}
