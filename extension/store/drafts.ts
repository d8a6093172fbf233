import { hideName } from '../vault/vault-keys.ts';
import { readNamed, sealNamed } from './named-rows.ts';
import { sealingOf, unlessLocked, unsealJson } from './sealing.ts';
import type { Store } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** The name stands inside too: else nobody could tell which drafts are of what is disposed of. Not so before 0.5. */
type DraftValue = string | { readonly name: string; readonly text: string };

export const toDraftValue = (name: string, text: string): DraftValue => ({ name, text });

export const saveDraft = (
  context: StoreContext,
  name: string,
  text: string,
): ReturnType<Store['saveDraft']> =>
  unlessLocked(async () => {
    const { drafts } = context.database;
    const row = await sealNamed(await sealingOf(context), 'drafts', [name, toDraftValue(name, text)]);
    return strictTransaction(context, [drafts], async () => {
      await drafts.put(row);
    });
  });

export async function readDraft(context: StoreContext, name: string): Promise<string | null> {
  const draft = await readNamed<DraftValue>(context, 'drafts', name);
  return typeof draft === 'object' && draft !== null ? draft.text : draft;
}

/** The rows of half-typed words that belong to what is disposed of. */
export async function draftRowsOf(
  context: StoreContext,
  { isWanted, unnamed }: { isWanted(name: string): boolean; readonly unnamed: readonly string[] },
): Promise<readonly string[]> {
  const sealing = await sealingOf(context);
  const earlier = new Set(await Promise.all(unnamed.map((name) => hideName(sealing.keys, 'drafts', name))));
  const rows = await context.database.drafts.toArray();
  const found = await Promise.all(
    rows.map(async ({ name, sealed }) => {
      const draft = await unsealJson<DraftValue>(sealing, ['drafts', name], sealed);
      const isOurs = typeof draft === 'string' ? earlier.has(name) : isWanted(draft.name);
      return isOurs ? [name] : [];
    }),
  );
  return found.flat();
}

/** The names that drafts had before 0.5, in the panel and in the panel as a tab; of windows, there are these two. */
export function earlierDraftNames(
  inspection: string,
  { items, others }: { readonly items: readonly string[]; readonly others: readonly string[] | null },
): readonly string[] {
  const ofItems = items.flatMap((item) =>
    ['note', 'follow-up', 'picture', 'withdraw', 'shown'].map((part) => `item/${item}/${part}`),
  );
  const ofWhole =
    others === null
      ? []
      : [
          ...['head', 'export', 'new-session', 'new-document', 'case/new', 'finding/new'],
          ...['give/log', 'give/print'],
          ...others.flatMap((id) => [`case/${id}`, `finding/${id}`, `finding/${id}/withdraw`]),
          ...others.flatMap((id) => [`session/${id}/head`, `session/${id}/point`]),
        ];
  return [...ofItems, ...ofWhole].flatMap((place) =>
    ['', '/tab'].map((window) => `${inspection}/${place}${window}`),
  );
}
