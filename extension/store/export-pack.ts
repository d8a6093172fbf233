import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { readState } from '../../shared/ledger/fold.ts';
import { err, ok } from '../../shared/result.ts';
import { announceChange } from './announcements.ts';
import { fileNameOf } from './file-name.ts';
import { frameworkById } from './frameworks.ts';
import { contentsOf, readFold, readLogCopies } from './inspection-reader.ts';
import { recordChanges } from './log-writer.ts';
import { readSetting } from './settings.ts';
import type { Person, Store } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The evidence file of an inspection. That it is given away, and to whom, is recorded first and travels in it. */
export async function exportPackFrom(
  context: StoreContext,
  inspection: string,
  recipient: string,
): ReturnType<Store['exportPack']> {
  const { database, effects } = context;
  const person = await readSetting<Person>(database, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const before = readState(await readFold(database, inspection));
  if (before.inspection === null) return err({ type: 'inspection-unknown' });
  const madeAtMs = effects.now();
  const day = new Date(madeAtMs).toISOString().slice(0, 10);
  const fileName = `${fileNameOf(before.inspection.force)}-${day}.plumb`;
  const disclosure = { recipient, fileName, itemCount: before.items.length };
  const changes = [setFields('disclosure', { id: effects.newId() }, disclosure)];
  const recorded = await recordChanges(context, { inspection, actor: person.actor }, { changes });
  if (!recorded.ok) return recorded;
  announceChange(inspection);
  const bytes = await packBytes(context, { inspection, madeAtMs });
  return ok({ fileName, bytes, itemCount: disclosure.itemCount });
}

async function packBytes(
  context: StoreContext,
  { inspection, madeAtMs }: { readonly inspection: string; readonly madeAtMs: number },
): Promise<Uint8Array> {
  const { database } = context;
  const logs = await readLogCopies(database, inspection);
  // Read after the logs: whatever file they name is among these, also one that another window is just adding.
  const state = readState(await readFold(database, inspection));
  const entries = logs.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Entry));
  const contents = [...(await contentsOf(database, entries)).values()];
  const commitments = state.items.flatMap(({ original }) => attachmentOf(original)?.commitment ?? []);
  const attachments = (await database.attachments.bulkGet(commitments)).filter((row) => row !== undefined);
  const ids = [state.inspection?.framework, state.inspection?.areasFramework].filter(
    (id) => id !== undefined,
  );
  const named = await Promise.all([...new Set(ids)].map((id) => frameworkById(context, id)));
  const frameworks = named.filter((framework) => framework !== undefined);
  return writePack({ purpose: 'evidence', inspection, madeAtMs, logs, contents, attachments, frameworks });
}
