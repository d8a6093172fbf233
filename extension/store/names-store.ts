import { pageAttachments } from '../../shared/evidence/page-record.ts';
import type { OriginalFile, RedactionRecord } from '../../shared/evidence/redaction-record.ts';
import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { attachmentOf, filesOf } from '../../shared/exchange/verify-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { type Entry, entryRef } from '../../shared/ledger/entry.ts';
import { readState } from '../../shared/ledger/fold.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { CaseList } from '../../shared/redaction/case-list.ts';
import type { TokenBook } from '../../shared/redaction/tokens.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { announceChange } from './announcements.ts';
import { contentsOf, entriesBetween, readFold, readLogs } from './inspection-reader.ts';
import { type AttachmentToStore, recordChanges } from './log-writer.ts';
import { sealNamed } from './named-rows.ts';
import { forgetCopiesOf } from './passed-files.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import { readSetting, saveSetting } from './settings.ts';
import type { Person, Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** Whose names are hidden in an inspection, and by which tokens. It stays on this computer, sealed. */
export interface HiddenNames {
  /** Counts the changes: what was worked out by an older list is worked out again. */
  readonly revision: number;
  readonly people: CaseList;
  /** False until a person has been through the list once. */
  readonly isConfirmed: boolean;
  /** Whether the original is put away under its own key, or its key is destroyed. */
  readonly keepsOriginals: boolean;
  readonly tokens: readonly (readonly [identity: string, token: string])[];
}

const noNames: HiddenNames = {
  revision: 0,
  people: [],
  isConfirmed: false,
  keepsOriginals: true,
  tokens: [],
};

/** An item as it stands from now on. */
export interface Derivative {
  readonly item: ItemState;
  readonly fields: Pick<
    SubjectFields['item'],
    'original' | 'shown' | 'kept' | 'note' | 'followUp' | 'withdrawn'
  >;
  readonly files: readonly AttachmentToStore[];
  /** What stands in place of which file of the original. */
  readonly fileChanges: readonly OriginalFile[];
  readonly book: TokenBook;
  /** Of the names that it was made by. */
  readonly revision: number;
}

export type HideError =
  | StoreError
  /** The list of names, or the item, was changed meanwhile: to be worked out again. */
  | { readonly type: 'changed-meanwhile' }
  | { readonly type: 'page-owed' };

/** What an item said before names were hidden in it, oldest first; only what is still to be had. */
export type OriginalWords = readonly Partial<SubjectFields['item']>[];

export interface NamesStore {
  read(): Promise<HiddenNames>;
  save(
    names: Pick<HiddenNames, 'revision' | 'people' | 'isConfirmed' | 'keepsOriginals'>,
  ): Promise<Result<Saved, HideError>>;
  hide(derivative: Derivative): Promise<Result<Saved, HideError>>;
  /** Every opening is an entry of its own, which is on the disk before a word is shown. */
  openOriginal(item: ItemState): Promise<Result<OriginalWords, StoreError>>;
}

export function createNamesStore(context: StoreContext, inspection: string): NamesStore {
  const name = `names/${inspection}`;
  const read = async () => (await readSetting<HiddenNames>(context, name)) ?? noNames;
  return {
    read,
    save: (names) =>
      oneWindow(async () => {
        const standing = await read();
        if (standing.revision !== names.revision) return err({ type: 'changed-meanwhile' });
        return saveSetting(context, name, { ...standing, ...names, revision: standing.revision + 1 });
      }),
    hide: (derivative) =>
      oneWindow(() =>
        unlessLocked(async () => {
          const names = await read();
          if (names.revision !== derivative.revision) return err({ type: 'changed-meanwhile' });
          return hide(context, inspection, { derivative, names, name });
        }),
      ),
    openOriginal: (item) => unlessLocked(() => openOriginal(context, inspection, item)),
  };
}

/** Two windows that hide names at once would give one token to two people. */
const oneWindow = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('plumbline-names', work) as Promise<T>;

interface Hiding {
  readonly derivative: Derivative;
  readonly names: HiddenNames;
  readonly name: string;
}

async function hide(
  context: StoreContext,
  inspection: string,
  { derivative, names, name }: Hiding,
): Promise<Result<Saved, HideError>> {
  const { item, fields, files, fileChanges, book } = derivative;
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  if ((await context.database.pendingPages.get(item.id)) !== undefined) return err({ type: 'page-owed' });
  const { items } = readState(await readFold(context, inspection));
  const now = items.find(({ id }) => id === item.id);
  if (now === undefined || now.refs.join() !== item.refs.join()) return err({ type: 'changed-meanwhile' });
  const of = (await entriesOf(context, inspection, item.id)).flatMap((entry) =>
    entry.body.content === null
      ? []
      : [{ entry: entryRef(entry), commitment: entry.body.content.commitment }],
  );
  const redaction: RedactionRecord = {
    of,
    files: [...(item.redaction?.files ?? []), ...fileChanges],
    keepsOriginal: names.keepsOriginals,
  };
  const changed = { ...names, tokens: [...book], revision: names.revision + 1 };
  const originals = {
    contents: of.map(({ commitment }) => commitment),
    attachments: unsharedFiles(item, items),
    areKept: names.keepsOriginals,
    names: await sealNamed(await sealingOf(context), 'settings', [name, changed]),
  };
  const changes = changesOf(item, fields, redaction);
  const saved = await recordChanges(
    context,
    { inspection, actor: person.actor },
    { changes, files, originals },
  );
  if (!saved.ok) return saved;
  announceChange(inspection);
  if (!names.keepsOriginals) await forgetOriginal(context, item, originals.attachments);
  return saved;
}

/** What else of it lies on the disk: copies that were handed to the viewer. */
async function forgetOriginal(
  context: StoreContext,
  { original }: ItemState,
  destroyed: readonly string[],
): Promise<void> {
  const selectors = original.type === 'clip' ? original.selectors : [];
  const digests = new Set(
    selectors.flatMap((one) =>
      one.type === 'PdfSelector' && destroyed.includes(one.file?.commitment ?? '') ? [one.fileSha256] : [],
    ),
  );
  if (digests.size > 0) await forgetCopiesOf(context, (digest) => digests.has(digest));
}

/** Notes stand in an entry of their own, so that they can be left out of what is given away. */
function changesOf(item: ItemState, fields: Derivative['fields'], redaction: RedactionRecord) {
  const { method, area, case: ofCase, session, gatheredAt } = item;
  const { note, followUp, ...words } = fields;
  const whole = { ...words, redaction, method, area, case: ofCase, session, gatheredAt };
  const hasNotes = note !== '' || followUp !== null;
  return [setFields('item', item, whole), ...(hasNotes ? [setFields('item', item, { note, followUp })] : [])];
}

/** A PDF may be what several clips were made from: it stays for the others. */
function unsharedFiles(item: ItemState, items: readonly ItemState[]): readonly string[] {
  const shared = new Set(
    items
      .filter(({ id }) => id !== item.id)
      .flatMap((other) => filesOf(other).map(({ commitment }) => commitment)),
  );
  const source = attachmentOf(item.original);
  const own = [...(source === null ? [] : [source]), ...pageAttachments(item.kept)];
  return own.map(({ commitment }) => commitment).filter((commitment) => !shared.has(commitment));
}

async function entriesOf(context: StoreContext, inspection: string, item: string): Promise<readonly Entry[]> {
  const logs = await readLogs(context, inspection);
  const entries = await Promise.all(
    logs.map(({ log, size }) => entriesBetween(context, log, { from: 0, to: size })),
  );
  return entries.flat().filter(({ kind, body }) => kind === 'item-set' && body.subject === item);
}

async function openOriginal(
  context: StoreContext,
  inspection: string,
  item: ItemState,
): Promise<Result<OriginalWords, StoreError>> {
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const look = { way: 'item', items: [item.id], itemCount: 1, about: 'original' } as const;
  const changes = [setFields('consultation', { id: context.effects.newId() }, look)];
  const noted = await recordChanges(context, { inspection, actor: person.actor }, { changes });
  if (!noted.ok) return noted;
  const wanted = new Set(item.redaction?.of.map(({ entry }) => entry));
  const entries = (await entriesOf(context, inspection, item.id)).filter((entry) =>
    wanted.has(entryRef(entry)),
  );
  const contents = await contentsOf(context, entries, 'put-away too');
  return ok(
    entries.flatMap(({ body }) => {
      const content = contents.get(body.content?.commitment ?? '');
      return content === undefined ? [] : [JSON.parse(content.json) as OriginalWords[number]];
    }),
  );
}
