import { bytesToHex } from '../../shared/encoding.ts';
import type { Attachment } from '../../shared/evidence/item.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { commitmentOf } from '../../shared/ledger/content.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { announceChange, listenToAnnouncements } from './announcements.ts';
import { createConsultationNotes } from './consultation-notes.ts';
import { frameworksOf } from './frameworks.ts';
import type { Reading } from './inspection-feed.ts';
import { attachmentsOf, disposedHere } from './inspection-reader.ts';
import { recordChanges } from './log-writer.ts';
import { readHere } from './read-here.ts';
import { readSetting, saveSetting } from './settings.ts';
import type { Choices, OpenInspection, Person, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

const noChoices: Choices = { method: null, area: null, case: null, session: null };

export async function readChoices(context: StoreContext, inspection: string): Promise<Choices> {
  return (await readSetting<Choices>(context, `choices/${inspection}`)) ?? noChoices;
}

/** An inspection's state, kept in step with what every window and the worker write. */
export async function openStoredInspection(
  context: StoreContext,
  id: string,
  reading: Reading = readHere(context),
): Promise<Result<OpenInspection, StoreError>> {
  const { database } = context;
  const feed = await reading.open(id);
  const person = await readSetting<Person>(context, 'person');
  const frameworks = await frameworksOf(context, feed.state());
  if (frameworks === null || person === null) {
    feed.close();
    return err({ type: frameworks === null ? 'inspection-unknown' : 'person-unknown' });
  }

  let isDisposed = (await disposedHere(context, id)).isWhole;
  const listeners = new Set<() => void>();
  const tellListeners = () => {
    for (const listener of listeners) listener();
  };
  let catchingUp: Promise<void> = Promise.resolve();
  const follow = (): Promise<void> => {
    // One reading that failed must not stand in the way of the next.
    catchingUp = catchingUp
      .catch(() => undefined)
      .then(async () => {
        if (!(await feed.follow())) return;
        isDisposed = (await disposedHere(context, id)).isWhole;
        tellListeners();
      });
    return catchingUp;
  };
  const stopListening = listenToAnnouncements((announcement) => {
    if (announcement.type === 'changed' && announcement.inspection === id) void follow();
  });
  // What was written between the first reading and this moment was announced to nobody here.
  follow().catch(() => undefined);
  const record: OpenInspection['record'] = (changes) => recordWith(changes, []);
  // Another window may have changed the name since this one was opened.
  const personNow = async () => (await readSetting<Person>(context, 'person')) ?? person;
  const write = async (
    changes: Parameters<OpenInspection['record']>[0],
    files: NonNullable<Parameters<typeof recordChanges>[2]['files']>,
  ) => {
    const now = await personNow();
    const introduced = introduce(now, feed.state().actors.get(now.actor));
    const all = [...introduced, ...changes];
    return recordChanges(context, { inspection: id, actor: now.actor }, { changes: all, files });
  };
  const recordWith = async (...args: Parameters<typeof write>) => {
    const saved = await write(...args);
    if (!saved.ok) return saved;
    announceChange(id);
    // It is on the disk: whether this window could read it back at once is another matter.
    await follow().catch(() => undefined);
    return saved;
  };
  // No window has anything to draw anew for them: they are written, and not announced.
  const notes = createConsultationNotes(context, {
    inspection: id,
    actor: async () => (await personNow()).actor,
    write: (changes) => write(changes, []),
  });
  const readAttachment = async (commitment: string) =>
    (await attachmentsOf(context, [commitment]))[0]?.bytes ?? null;
  return ok({
    id,
    ...frameworks,
    state: feed.state,
    find: feed.find,
    check: async () => {
      if (await feed.check()) tellListeners();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record,
    recordWithAttachment: async (file, toChanges) => {
      const attachment = await toAttachment(context, file);
      return recordWith(toChanges(attachment), [{ attachment, bytes: file.bytes }]);
    },
    readAttachment,
    showAttachment: async (commitment, look) => {
      const bytes = await readAttachment(commitment);
      if (bytes !== null) notes.note(look);
      return bytes;
    },
    noteLook: notes.note,
    looksNoted: notes.settle,
    isDisposed: () => isDisposed,
    isPageOwed: async (item) => (await database.pendingPages.get(item)) !== undefined,
    choices: () => readChoices(context, id),
    choose: async (choices) =>
      saveSetting(context, `choices/${id}`, { ...(await readChoices(context, id)), ...choices }),
    close: () => {
      listeners.clear();
      stopListening();
      feed.close();
    },
  });
}

/** The person's name as it is now, where the inspection does not know it yet. */
function introduce(
  person: Person,
  known: { readonly name: string; readonly role: string; readonly refs: readonly string[] } | undefined,
) {
  if (known?.name === person.name && known.role === person.role) return [];
  const { actor, name, role } = person;
  return [setFields('actor', { id: actor, refs: known?.refs ?? [] }, { name, role })];
}

async function toAttachment(
  { effects }: StoreContext,
  file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Promise<Attachment> {
  const salt = effects.randomBytes(16);
  return {
    commitment: await commitmentOf(salt, file.bytes),
    salt: bytesToHex(salt),
    name: file.name,
    mediaType: file.mediaType,
    byteLength: file.bytes.length,
  };
}
