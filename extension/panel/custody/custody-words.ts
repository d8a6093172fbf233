import type { ConsultationWay, DisclosureWay, Noun } from '../../../shared/evidence/subject-fields.ts';
import type { CustodyEvent, CustodyKind } from '../../../shared/ledger/custody.ts';
import { fieldInWords } from '../item-conflicts.ts';
import { counted } from '../plain-words.ts';

/** Section 62(4) of the Data Protection Act 2018, in our words. */
export const lawfulUse =
  'By law (Data Protection Act 2018, section 62) this record may be used only to check that the data is handled lawfully, for self-monitoring, to keep the data whole and secure, and for criminal proceedings.';

export const custodyKindWords: Readonly<Record<CustodyKind, string>> = {
  collected: 'Collected',
  altered: 'Changed',
  consulted: 'Seen',
  disclosed: 'Given out',
  combined: 'Combined',
  erased: 'Erased',
};

const consultationWords: Readonly<Record<ConsultationWay, string>> = {
  item: 'Opened',
  picture: 'Pictures seen',
  fields: 'Fields of its page seen',
  document: 'Opened in the viewer',
  list: 'List seen',
  search: 'Found by a search',
  finding: 'Read for a finding',
  'page-clips': 'Listed among the clips of a page',
  log: 'This record read',
};

export const disclosureWords: Readonly<Record<DisclosureWay, string>> = {
  'evidence-file': 'Given in an evidence file',
  workbook: 'Sent to the workbook',
  paper: 'Printed',
  'file-copy': 'Copy of a file saved',
  'text-copy': 'Words copied',
  'log-copy': 'This record saved as a file',
};

const placeWords: Readonly<Record<string, string>> = {
  'to-sort': 'To sort',
  evidence: 'Evidence',
  sessions: 'Sessions',
  cases: 'Cases',
  findings: 'Findings',
};

const nounWords: Readonly<Record<Noun, string>> = {
  inspection: 'The inspection',
  actor: 'A person',
  item: 'The item',
  link: 'A link to a criterion',
  session: 'A session',
  case: 'A case',
  measure: 'A measure',
  finding: 'A finding',
  judgment: 'A judgment',
  award: 'An awarded grade',
  moderation: 'A moderation',
  'sign-off': 'A sign-off',
  disclosure: 'A giving out',
  consultation: 'A reading',
  combination: 'A file brought in',
  disposal: 'A disposal',
};

/** What happened, without who and when. */
export function custodyWords(event: CustodyEvent): string {
  const { kind, noun, fields } = event;
  if (kind === 'consulted') return consultedWords(event);
  if (kind === 'disclosed') return disclosedWords(event);
  if (noun === 'disposal') return disposalWords(event);
  if (noun === 'combination') {
    const name = textOf(event, 'fileName');
    const count = counted(numberOf(event, 'entryCount'), 'entry', 'entries');
    return `A colleague’s file was brought in${name === '' ? '' : ` (${name})`}: ${count} added`;
  }
  if (noun === 'finding' && kind === 'combined') return 'A finding was made from it';
  if (noun === 'link')
    return event.entryKind === 'link-removed' ? 'A criterion was taken off' : 'A criterion was put on';
  if (kind === 'collected') return collectedWords(event);
  const changed = Object.keys(fields ?? {}).map((field) => fieldsOfItem[field] ?? fieldInWords({ field }));
  if (noun === 'item' && fields?.withdrawn != null) return 'Withdrawn';
  if (noun === 'item' && fields?.redaction != null) return 'Names were hidden in it';
  const what = noun === 'item' ? 'Changed' : `${nounWords[noun]} was written or changed`;
  return noun === 'item' && changed.length > 0 ? `${what}: ${changed.join(', ')}` : what;
}

const fieldsOfItem: Readonly<Record<string, string>> = {
  original: 'what was gathered',
  shown: 'its words',
  kept: 'what was kept of its page',
  gatheredAt: 'when it was gathered',
};

function collectedWords({ noun, fields }: CustodyEvent): string {
  if (noun !== 'item') return `${nounWords[noun]} was begun`;
  const { type } = (fields?.original ?? {}) as { readonly type?: string };
  if (type !== undefined) return `As a ${type}`;
  return fields === null ? 'What it held is gone, or put away since names were hidden' : 'Its page was kept';
}

function disposalWords(event: CustodyEvent): string {
  const what = event.items === null ? 'The inspection' : counted(event.items.length, 'item');
  if (event.kind !== 'erased') return `${what}: a colleague’s disposal was not followed here`;
  const texts = counted(numberOf(event, 'textCount'), 'text');
  const files = counted(numberOf(event, 'fileCount'), 'file');
  const follows = textOf(event, 'answers') === '' ? '' : ', as a colleague had done';
  return `${what} disposed of${follows}: ${texts} and ${files} destroyed`;
}

function consultedWords(event: CustodyEvent): string {
  const way = textOf(event, 'way') as ConsultationWay;
  const words = consultationWords[way] ?? 'Seen';
  if (way === 'list') return `${words}: ${placeWords[textOf(event, 'about')] ?? 'a list'}`;
  if (way === 'item' && textOf(event, 'about') === 'original') return 'The original was opened';
  if (way !== 'search' && way !== 'page-clips') return words;
  return `${words} (${counted(numberOf(event, 'itemCount'), 'item')} found)`;
}

function disclosedWords(event: CustodyEvent): string {
  // Before there were other ways, an evidence file was the only one.
  const words = disclosureWords[(textOf(event, 'way') || 'evidence-file') as DisclosureWay] ?? 'Given out';
  const name = textOf(event, 'fileName');
  return name === '' ? words : `${words}: ${name}`;
}

/** ', for Analyst, sample team. Reason: for the review'; '' where nothing was given. */
export function recipientWords(event: CustodyEvent): string {
  if (event.noun === 'disposal') return `. Reason: ${textOf(event, 'reason')}`;
  if (event.kind !== 'disclosed') return '';
  const recipient = textOf(event, 'recipient') || (wasAsked(event) ? 'themselves' : '');
  const reason = textOf(event, 'reason');
  return `${recipient && `, for ${recipient}`}${reason && `. Reason: ${reason}`}`;
}

/** Copying has no form to ask in, nor has the viewer's printing, which names its file. */
const wasAsked = (event: CustodyEvent): boolean =>
  textOf(event, 'way') !== 'text-copy' &&
  (textOf(event, 'way') !== 'paper' || textOf(event, 'fileName') === '');

/** How many items it concerns; null: all there were. */
export const itemCountOf = (event: CustodyEvent): number =>
  event.items === null ? numberOf(event, 'itemCount') : event.items.length;

export function textOf({ fields }: CustodyEvent, field: string): string {
  const value = fields?.[field];
  return typeof value === 'string' ? value : '';
}

const numberOf = ({ fields }: CustodyEvent, field: string): number => {
  const value = fields?.[field];
  return typeof value === 'number' ? value : 0;
};
