import { utf8ToBytes } from '../../shared/encoding.ts';
import { type PagePartRole, type PageRecord, pageAttachments } from '../../shared/evidence/page-record.ts';
import type { OriginalFile } from '../../shared/evidence/redaction-record.ts';
import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ItemWords } from '../../shared/redaction/redact-item.ts';
import { gzip } from '../page-record/archive-size.ts';
import type { KeptFile } from '../page-record/keep-pictures.ts';
import { toRecord } from '../page-record/to-record.ts';
import type { AttachmentToStore } from '../store/log-writer.ts';
import type { Derivative } from '../store/names-store.ts';
import { barePng } from './bare-png.ts';
import type { PageWords } from './read-item-words.ts';
import { writePageText } from './write-page-text.ts';

type Kept = Extract<PageRecord, { outcome: 'kept' }>;

/** A picture in which somebody has covered what is to be hidden; without one a picture is left out. */
export type CoveredPictures = ReadonlyMap<'screenshot' | 'element', Uint8Array<ArrayBuffer>>;

interface Making {
  readonly item: ItemState;
  /** With names hidden. */
  readonly words: ItemWords<PageWords>;
  readonly pictures: CoveredPictures;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

/** The fields and files that take the place of an item's: all of its original that cannot be cleaned is left out. */
export async function makeDerivative(
  making: Making,
): Promise<Pick<Derivative, 'item' | 'fields' | 'files' | 'fileChanges'>> {
  const { item, words } = making;
  const { kept, files } = await pageOf(making);
  const { original, shown, note, followUp, withdrawn } = words;
  return {
    item,
    fields: { original, shown, kept, note, followUp, withdrawn },
    files,
    fileChanges: fileChangesOf(item, kept),
  };
}

async function pageOf(
  making: Making,
): Promise<{ readonly kept: PageRecord | null; readonly files: readonly AttachmentToStore[] }> {
  const { item, words, randomBytes } = making;
  const { told } = words.page;
  if (item.kept === null || told === null) return { kept: null, files: [] };
  if (item.kept.outcome === 'interrupted' || 'why' in told) {
    const why = 'why' in told ? told.why : '';
    return { kept: { outcome: 'interrupted', why }, files: [] };
  }
  const outcomes = await partsOf(making, item.kept);
  const fresh = outcomes.filter((one) => 'bytes' in one);
  const left = outcomes.flatMap((one) => ('why' in one ? [one] : []));
  const { pageUrl, pageTitle } = addressOf(words);
  const account = {
    ...{ pageUrl, pageTitle, clippedAt: item.gatheredAt, keptAt: item.gatheredAt, frames: [] },
    refused: [...told.refused, ...left],
    remarks: [...told.remarks.filter((remark) => remark !== remarkOfHiding), remarkOfHiding],
  };
  const record = await toRecord({ files: fresh, account }, randomBytes);
  const { fieldCount, framesRead, framesUnread } = item.kept;
  const hasFields = fresh.some(({ role }) => role === 'fields');
  const counts = { fieldCount: hasFields ? fieldCount : 0, framesRead, framesUnread, unread: told.unread };
  return { kept: { ...(record.kept as Kept), ...counts }, files: record.files };
}

const remarkOfHiding =
  'Names were hidden in this item: of its page there is the text, without its look, pictures in it or links.';

const addressOf = ({ original, shown }: ItemWords<PageWords>) =>
  original.type === 'clip' ? original : { pageUrl: shown.source, pageTitle: shown.title };

type Outcome = KeptFile | { readonly role: PagePartRole; readonly why: string };

const partsOf = (making: Making, { parts }: Kept): Promise<readonly Outcome[]> =>
  Promise.all(parts.map(({ role }) => partOf(making, role)));

async function partOf({ words, pictures }: Making, role: PagePartRole): Promise<Outcome> {
  const { blocks, fields } = words.page;
  if (role === 'archive') {
    if (blocks === null) return { role, why: unreadable };
    const bytes = await gzip(utf8ToBytes(writePageText(words.shown.title, blocks)));
    return { role, name: 'page-names-hidden.html.gz', mediaType: 'application/gzip', bytes };
  }
  if (role === 'fields') {
    if (fields === null) return { role, why: unreadable };
    const bytes = utf8ToBytes(JSON.stringify(fields));
    return { role, name: 'fields-names-hidden.json', mediaType: 'application/json', bytes };
  }
  const covered = pictures.get(role);
  if (covered === undefined) return { role, why: 'It was left out when names were hidden.' };
  return { role, name: `${role}-names-hidden.png`, mediaType: 'image/png', bytes: barePng(covered) };
}

const unreadable =
  'It was left out when names were hidden: it is not on this computer, or could not be searched for certain.';

/** What of the original is no longer named, and what stands for it. */
function fileChangesOf(item: ItemState, kept: PageRecord | null): readonly OriginalFile[] {
  const source = attachmentOf(item.original);
  const ofSource =
    source === null ? [] : [{ role: 'file', original: source.commitment, derivative: null } as const];
  if (item.kept?.outcome !== 'kept') return ofSource;
  const [before] = pageAttachments(item.kept);
  const [after] = pageAttachments(kept);
  const manifest = {
    role: 'manifest',
    original: before?.commitment ?? '',
    derivative: after?.commitment ?? null,
  } as const;
  const fresh = kept?.outcome === 'kept' ? kept.parts : [];
  const parts = item.kept.parts.map(({ role, attachment }) => ({
    role,
    original: attachment.commitment,
    derivative: fresh.find((part) => part.role === role)?.attachment.commitment ?? null,
  }));
  return [...ofSource, manifest, ...parts];
}
