import { defaultAreasFrameworkId, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import { parseInspectionFile } from '../../shared/exchange/inspection-file.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { System } from '../systems/system-origins.ts';
import { announceChange } from './announcements.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { addedFrameworks, addFramework, frameworkById } from './frameworks.ts';
import type { Reading } from './inspection-feed.ts';
import { readLogs } from './inspection-reader.ts';
import { readLockMinutes, saveLockMinutes } from './lock-minutes.ts';
import { asOnlyWriter, openOwnLog } from './log-writer.ts';
import { deleteNamed } from './named-rows.ts';
import { openStoredInspection } from './open-stored-inspection.ts';
import { readHereLater } from './read-here-later.ts';
import { deviceOf, readSetting, saveSetting } from './settings.ts';
import type { NewInspection, Person, Store, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The store over one database. Every promise that reports "saved" resolves after the write is on the disk. */
export function createStore(context: StoreContext, reading: Reading = readHereLater(context)): Store {
  const { effects } = context;
  const readPerson = () => readSetting<Person>(context, 'person');
  return {
    readPerson,
    savePerson: async ({ name, role }) => {
      const person: Person = { actor: (await readPerson())?.actor ?? effects.newId(), name, role };
      const saved = await saveSetting(context, 'person', person);
      return saved.ok ? ok(person) : saved;
    },
    listInspections: () => reading.list(),
    startInspection: (inspection) => startInspection(context, effects.newId(), inspection),
    joinInspection: (fileText) => joinInspection(context, fileText),
    currentInspection: () => readSetting<string>(context, 'current-inspection'),
    setCurrentInspection: async (id) => {
      await saveSetting(context, 'current-inspection', id);
      announceChange(id ?? '');
    },
    openInspection: (id) => openStoredInspection(context, id, reading),
    // What reads and writes files, and the record, comes with its first use: the panel opens without.
    importPack: async (bytes, fileName) =>
      (await import('./import-pack.ts')).importPackInto(context, bytes, fileName),
    exportPack: async (inspection, { recipient, reason = '', form = 'plain', leaving }) =>
      (await import('./export-pack.ts')).exportPackFrom(context, {
        ...{ inspection, recipient, reason, form, leaving },
        way: 'evidence-file',
      }),
    namesOf: async (inspection) => (await import('./names-store.ts')).createNamesStore(context, inspection),
    readCustody: async (inspection) => (await import('./read-custody.ts')).readCustody(context, inspection),
    requestTimeStamp: async (inspection) =>
      (await import('./time-stamps.ts')).requestTimeStamp(context, inspection),
    takeTimeStamp: async (inspection, answer) =>
      (await import('./time-stamps.ts')).takeTimeStamp(context, inspection, answer),
    listTimeStamps: async (inspection) =>
      (await import('./time-stamps.ts')).listTimeStamps(context, inspection),
    exportInspectionFile: async (inspection) =>
      (await import('./export-inspection-file.ts')).exportInspectionFile(context, inspection),
    planDisposal: async (inspection, items) =>
      (await import('./dispose.ts')).planDisposalOf(context, { inspection, items }),
    dispose: async (inspection, request) =>
      (await import('./dispose.ts')).disposeIn(context, { inspection, ...request }),
    readDraft: (name) => readDraft(context, name),
    saveDraft: (name, text) => saveDraft(context, name, text),
    discardDraft: (name) => deleteNamed(context, 'drafts', name),
    listSystems: async () => (await readSetting<readonly System[]>(context, 'systems')) ?? [],
    saveSystems: (systems) => saveSetting(context, 'systems', systems),
    lockMinutes: () => readLockMinutes(context),
    saveLockMinutes: (minutes) => saveLockMinutes(context, minutes),
    listFrameworks: async () => [...shippedFrameworks, ...(await addedFrameworks(context))],
    addFramework: (fileText) => addFramework(context, fileText),
  };
}

async function startInspection(
  context: StoreContext,
  id: string,
  fields: NewInspection & { readonly areasFramework?: string },
): Promise<Result<string, StoreError>> {
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const device = await deviceOf(context);
  const whole = { areasFramework: defaultAreasFrameworkId, ...fields };
  const changes = [
    setFields('actor', { id: person.actor }, { name: person.name, role: person.role }),
    setFields('inspection', { id }, whole),
  ];
  const opened = await asOnlyWriter(async () => {
    const logs = await readLogs(context, id);
    if (logs.some(({ seed }) => seed !== null)) return ok({ savedAtMs: context.effects.now() });
    return openOwnLog(context, { inspection: id, actor: person.actor, device }, changes);
  });
  if (!opened.ok) return opened;
  const chosen = await saveSetting(context, 'current-inspection', id);
  announceChange(id);
  return chosen.ok ? ok(id) : chosen;
}

async function joinInspection(context: StoreContext, fileText: string): ReturnType<Store['joinInspection']> {
  const file = parseInspectionFile(fileText);
  if (!file.ok) return file;
  const { inspection, ...fields } = file.value;
  for (const framework of [fields.framework, fields.areasFramework]) {
    if ((await frameworkById(context, framework)) === undefined)
      return err({ type: 'framework-missing', framework });
  }
  return startInspection(context, inspection, fields);
}
