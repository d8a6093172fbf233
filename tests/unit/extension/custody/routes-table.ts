import type { ConsultationWay, DisclosureWay } from '../../../../shared/evidence/subject-fields.ts';
import type { CustodyKind } from '../../../../shared/ledger/custody.ts';

const browserTest = 'tests/browser/custody.test.ts';
const hidingTest = 'tests/unit/extension/redaction/hide-names.test.ts';
const routesTest = 'tests/unit/extension/custody/routes.test.ts';

/** A route, the entry that it writes, and the test that shows it. */
export interface Route {
  readonly kind: CustodyKind;
  readonly way?: ConsultationWay | DisclosureWay;
  readonly shownBy: readonly [file: string, title: string];
}

export const routes = {
  gather: { kind: 'collected', shownBy: [routesTest, 'gathering is collecting'] },
  change: { kind: 'altered', shownBy: [routesTest, 'changing is altering'] },
  list: { kind: 'consulted', way: 'list', shownBy: [browserTest, 'is noted at “%s”'] },
  open: {
    kind: 'consulted',
    way: 'item',
    shownBy: [browserTest, 'is noted once, with the pictures that are shown with it'],
  },
  picture: {
    kind: 'consulted',
    way: 'picture',
    shownBy: [browserTest, 'is noted once, with the pictures that are shown with it'],
  },
  fields: {
    kind: 'consulted',
    way: 'fields',
    shownBy: [browserTest, 'is noted when the fields of its page are opened'],
  },
  search: {
    kind: 'consulted',
    way: 'search',
    shownBy: [browserTest, 'that is searched is noted once it stands still, with what it found'],
  },
  finding: {
    kind: 'consulted',
    way: 'finding',
    shownBy: [browserTest, 'is noted when it is written from items, and when they are read under it'],
  },
  'page-clips': {
    kind: 'consulted',
    way: 'page-clips',
    shownBy: [browserTest, 'of the clips of the page in front is noted when it is opened'],
  },
  'file-clips': {
    kind: 'consulted',
    way: 'page-clips',
    shownBy: ['tests/browser/viewer.test.ts', 'notes that the clips of the file were listed'],
  },
  original: {
    kind: 'consulted',
    way: 'item',
    shownBy: [hidingTest, 'opens its original only with an entry that says so'],
  },
  document: {
    kind: 'consulted',
    way: 'document',
    shownBy: [
      browserTest,
      'is noted when it is opened in the viewer, and when its words are copied or its pages printed',
    ],
  },
  log: {
    kind: 'consulted',
    way: 'log',
    shownBy: [browserTest, 'says at its head what it may be used for, and shows the newest first'],
  },
  'evidence-file': {
    kind: 'disclosed',
    way: 'evidence-file',
    shownBy: [browserTest, 'of all evidence is noted for whom and why'],
  },
  workbook: {
    kind: 'disclosed',
    way: 'workbook',
    shownBy: [routesTest, 'a file for the workbook is given out, for the workbook'],
  },
  paper: {
    kind: 'disclosed',
    way: 'paper',
    shownBy: [browserTest, 'is noted before it is printed, for whom and why'],
  },
  'file-copy': {
    kind: 'disclosed',
    way: 'file-copy',
    shownBy: [browserTest, 'is noted when the archive of its page is saved, for whom and why'],
  },
  'text-copy': {
    kind: 'disclosed',
    way: 'text-copy',
    shownBy: [browserTest, 'is noted when its words are copied'],
  },
  'log-copy': {
    kind: 'disclosed',
    way: 'log-copy',
    shownBy: [browserTest, 'is saved as a table by keyboard alone, which is an entry in that table'],
  },
  combine: { kind: 'combined', shownBy: [routesTest, 'a colleague’s file that is brought in is combining'] },
  erase: {
    kind: 'erased',
    shownBy: [browserTest, 'as a whole leaves the record, which is read in its place'],
  },
} as const satisfies Readonly<Record<string, Route>>;

type RouteName = keyof typeof routes;

/** Why there is no entry: no evidence is read or given there. */
interface NoEntry {
  readonly none: string;
}

const notEvidence = { none: 'it is not evidence yet' };
const noWords = { none: 'a signal, without words of evidence' };
const inList = { none: 'drawn by the list that is noted' };
const inItem = { none: 'drawn by the item that is noted' };

type Told = Readonly<Record<string, RouteName | NoEntry>>;

const places: Told = {
  'to-sort': 'list',
  evidence: 'list',
  sessions: 'list',
  cases: 'list',
  findings: 'list',
  files: { none: 'what was given and taken, and how this computer is set up' },
  brought: notEvidence,
};

const entrypoints: Told = {
  'argon2.ts': { none: 'a worker of the lock screen: is told a passphrase, and answers with a key' },
  'background.ts': { none: 'wires what is listed under messages and readings' },
  'capture.ts': { none: 'reads a page; the worker saves it' },
  'marks.ts': { none: 'marks what stands on the page anyway' },
  'page-state.ts': { none: 'reads a page' },
  'page-writing.ts': { none: 'reads a page' },
  'pane-relay.ts': { none: 'passes on what the worker has noted' },
  'picker.ts': { none: 'reads a page' },
  'reading-worker.ts': {
    none: 'a worker of the panel: reads and searches for it, and what the panel shows is noted there',
  },
  'seal-worker.ts': {
    none: 'seals and opens whole files for the panel, which notes that they are given or taken in',
  },
  sidepanel: { none: 'wires what is listed under places' },
  'stamp-worker.ts': { none: 'reads time stamps of signed notes: no evidence goes along' },
  viewer: { none: 'wires what is listed under readings' },
};

const messages: Told = {
  changed: noWords,
  'clips-found': { none: 'the page’s own words of today, from the page' },
  'copy-now': noWords,
  'mark-again': noWords,
  'mark-clips': {
    none: 'to our script in the very page: it marks what stands there, and shows nothing else',
  },
  'mark-tab': noWords,
  'pane-outcome': { none: 'from the pane' },
  'pick-frames': noWords,
  'pick-here': noWords,
  'pick-left': noWords,
  'pick-step-back': noWords,
  'pick-stop': noWords,
  'picked-clip': 'gather',
  'picked-picture': 'gather',
  'send-to-workbook': 'workbook',
  'show-clip': noWords,
  'start-picking': noWords,
  'to-pane': { none: 'a piece of the file that is noted as sent to the workbook' },
};

const readings: Told = {
  'documents/record-with-file.ts readAttachment': { none: 'asks whether a file is there, and shows nothing' },
  'marks/marked-items.ts catchUp': { none: 'compares with the page; what is listed of it is noted' },
  'panel/copy-out.tsx readAttachment': 'file-copy',
  'panel/custody/use-custody.ts readCustody': 'log',
  'panel/disposal/dispose-form.tsx dispose': 'erase',
  'panel/disposal/dispose-form.tsx planDisposal': { none: 'counts what would go, and shows none of it' },
  'panel/export-form.tsx exportPack': 'evidence-file',
  'panel/files-view.tsx exportInspectionFile': { none: 'holds no evidence' },
  'panel/import-place.tsx importPack': 'combine',
  'panel/inspection-log.tsx readCustody': 'log-copy',
  'panel/kept-fields.tsx showAttachment': 'fields',
  'panel/kept-picture.tsx showAttachment': 'picture',
  'second-copy/rebuild.ts contentsOf': { none: 'checks what was rebuilt, and shows how much it is' },
  'second-copy/rebuild.ts readFold': { none: 'checks what was rebuilt, and shows how much it is' },
  'second-copy/rebuild.ts readLogCopies': { none: 'checks what was rebuilt, and shows how much it is' },
  'panel/redaction/cover-picture.tsx showAttachment': 'picture',
  'panel/redaction/hide-names.tsx readAttachment': 'fields',
  'panel/redaction/original-view.tsx openOriginal': 'original',
  'viewer/current-inspection.ts openStoredInspection': 'file-clips',
  'viewer/viewer-model.ts showAttachment': 'document',
  'workbook-bridge/listen-to-panel.ts exportPackFrom': 'workbook',
  'workbook-bridge/send-to-workbook.ts exportPack': 'workbook',
};

const workers: Told = {
  'panel/export-form.tsx check': { none: 'are these keys that can be sealed for: no evidence goes along' },
  'panel/export-form.tsx seal': 'evidence-file',
  'panel/open-sealed-form.tsx open': {
    none: 'nothing of the file is shown before it is taken in, which is noted',
  },
  'reading/read-in-worker.ts reading-worker': {
    none: 'reads and searches for the panel, which notes what it shows of it',
  },
  'sealing/run-seal-job.ts seal-worker': { none: 'the jobs are listed by who asks for them' },
  'time-stamping/means-in-worker.ts stamp-worker': { none: 'signed notes and their time stamps alone' },
  'vault/derive-in-worker.ts argon2': { none: 'a passphrase in, a key out' },
};

const waysOut: Told = {
  'entrypoints/background.ts tabs.create': { none: 'opens our own panel after installing' },
  'entrypoints/sidepanel/main.tsx createObjectURL': { none: 'the download itself: its callers are listed' },
  'locking/recovery-section.tsx download': {
    none: 'a code that opens the lock, sealed for the named people: no evidence is in it',
  },
  'marks/mark-tabs.ts tabs.sendMessage': { none: 'the message “mark-clips”' },
  'marks/marks-access.ts tabs.sendMessage': noWords,
  'panel/brought-picture.tsx createObjectURL': notEvidence,
  'panel/brought-view.tsx openViewer': notEvidence,
  'panel/copy-out.tsx download': 'file-copy',
  'panel/export-form.tsx download': 'evidence-file',
  'panel/export-form.tsx sendToWorkbook': 'workbook',
  'panel/files-view.tsx download': { none: 'the inspection file, which holds no evidence' },
  'panel/inspection-log.tsx download': 'log-copy',
  'panel/item-origin.tsx openViewer': 'document',
  'panel/kept-picture.tsx createObjectURL': 'picture',
  'panel/kept-picture.tsx target="_blank"': 'picture',
  'panel/notice-line.tsx openViewer': notEvidence,
  'panel/panel-head.tsx target="_blank"': { none: 'our own panel in a tab' },
  'panel/printed-pages.tsx print': 'paper',
  'panel/time-stamps-view.tsx download': {
    none: 'a request for a time stamp: a digest of signed digests, no evidence',
  },
  'panel/redaction/cover-picture.tsx createObjectURL': 'picture',
  'picking/pick-in-tabs.ts tabs.sendMessage': noWords,
  'viewer/open-viewer.ts tabs.create': 'document',
  'workbook-bridge/find-panes.ts tabs.sendMessage': { none: 'the message “to-pane”' },
  'workbook-bridge/relay.ts window.postMessage': { none: 'the message “to-pane”' },
};

const showings: Told = {
  'panel/cases-view.tsx <ConflictLines': 'list',
  'panel/cases-view.tsx <ItemList': 'list',
  'panel/custody/event-line.tsx .shown': 'log',
  'panel/document-form.tsx .shown': inItem,
  'panel/evidence-view.tsx <ItemList': 'search',
  'panel/files-view.tsx <ConflictLines': { none: 'the inspection’s head and people’s names' },
  'panel/finding-form.tsx .shown': 'finding',
  'panel/finding-form.tsx item-row-text': 'finding',
  'panel/findings-view.tsx .shown': 'finding',
  'panel/findings-view.tsx <ConflictLines': 'list',
  'panel/inspection-log.tsx <EventLine': 'log',
  'panel/item-in-hand.tsx <ConflictLines': 'open',
  'panel/item-in-hand.tsx <ItemText': 'open',
  'panel/item-list.tsx <ItemInHand': 'open',
  'panel/item-log.tsx <EventLine': 'log',
  'panel/item-picture.tsx .shown': inItem,
  'panel/item-picture.tsx <KeptPicture': 'picture',
  'panel/item-picture.tsx shown.text': inItem,
  'panel/item-row.tsx .shown': inList,
  'panel/item-row.tsx item-row-text': inList,
  'panel/item-text.tsx .shown': inItem,
  'panel/judgments-received.tsx <ConflictLines': 'list',
  'panel/kept-fields.tsx <FieldList': 'fields',
  'panel/page-clip.tsx .shown': 'page-clips',
  'panel/page-clip.tsx <ClipDifference': 'page-clips',
  'panel/page-clip.tsx item-row-text': 'page-clips',
  'panel/page-clip.tsx original.quote': 'page-clips',
  'panel/page-kept.tsx <KeptPicture': 'picture',
  'panel/point-text-form.tsx .shown': inItem,
  'panel/printed-pages.tsx .shown': 'paper',
  'panel/redaction/hide-names.tsx .shown': inItem,
  'panel/redaction/hide-names.tsx <HidingList': 'fields',
  'panel/redaction/hide-names.tsx <MarkedWords': 'open',
  'panel/redaction/original-view.tsx original.quote': 'original',
  'panel/redaction/what-leaves.tsx .shown': {
    none: 'the title of an item, in the check before it is given',
  },
  'panel/sessions-view.tsx <ConflictLines': 'list',
  'panel/sessions-view.tsx <ItemList': 'list',
  'panel/to-sort-view.tsx <ItemList': 'list',
  'panel/two-sides.tsx <ItemInHand': 'open',
  'viewer/clip-list.tsx item-row-text': 'file-clips',
  'viewer/viewer-app.tsx <PdfPages': 'document',
  'viewer/viewer-app.tsx <TextPane': 'document',
  'viewer/viewer-head.tsx <ClipList': 'file-clips',
};

/** By the part of the code that is walked. */
export const table = { places, entrypoints, messages, readings, workers, waysOut, showings };
