import type { Pack } from '../../shared/exchange/pack.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { readTimeStamps } from '../../shared/exchange/read-time-stamps.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { readState } from '../../shared/ledger/fold.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { err, ok } from '../../shared/result.ts';
import type { TimeStamp } from '../../shared/time-stamps/time-stamp.ts';
import { announceChange } from './announcements.ts';
import { readFold, readLogCopies, readLogs } from './inspection-reader.ts';
import { asOnlyWriter, openOwnLog, recordChanges } from './log-writer.ts';
import { mergePack } from './merge-pack.ts';
import { readChoices } from './open-stored-inspection.ts';
import { unlessLocked } from './sealing.ts';
import { deviceOf, readSetting, saveSetting } from './settings.ts';
import type { ImportOutcome, Person, Store } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** Takes in an evidence or judgments file: verified whole first, then added to its own inspection in one transaction. */
export const importPackInto = (
  context: StoreContext,
  bytes: Uint8Array,
  fileName = '',
): ReturnType<Store['importPack']> => unlessLocked(() => importUnlocked(context, bytes, fileName));

async function importUnlocked(
  context: StoreContext,
  bytes: Uint8Array,
  fileName: string,
): ReturnType<Store['importPack']> {
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const pack = await readPack(bytes, readTimeStamps);
  if (!pack.ok) return pack;
  const { faults, verified } = await verifyPack(pack.value);
  if (faults.length > 0) return err({ type: 'faults', faults });
  const { inspection } = pack.value;
  const before = readState(await readFold(context, inspection));
  if (before.inspection === null && verified.state.inspection === null)
    return err({ type: 'inspection-unknown' });
  const timeStamps = await soundStamps(context, pack.value);
  const merged = await asOnlyWriter(async () =>
    mergePack(context, { pack: pack.value, verified, timeStamps }, await readLogCopies(context, inspection)),
  );
  if (!merged.ok) return merged;
  const { entriesAdded, contentsAdded, leftOut } = merged.value;
  const isNew = entriesAdded + contentsAdded > 0;
  const recorded = await recordCombination(context, { inspection, person, isNew, entriesAdded, fileName });
  if (!recorded.ok) return recorded;
  const after = readState(await readFold(context, inspection));
  await dropClosedChoices(context, inspection, after);
  announceChange(inspection);
  const omitsContents = pack.value.omitsContents === true;
  return ok({ inspection, entriesAdded, leftOut, omitsContents, ...compareStates(before, after) });
}

/** What reads stamps is large, and most files have none. One that does not hold is not taken in, whatever else is. */
async function soundStamps(context: StoreContext, pack: Pack): Promise<readonly TimeStamp[]> {
  if (pack.timeStamps === undefined) return [];
  return (await import('./time-stamps.ts')).findSoundStamps(context, pack.timeStamps, pack.logs);
}

/** What a colleague has closed stays chosen for nobody: the next clip would go into it unseen. */
async function dropClosedChoices(
  context: StoreContext,
  inspection: string,
  state: InspectionState,
): Promise<void> {
  const choices = await readChoices(context, inspection);
  const isOpen = (subjects: readonly { readonly id: string; readonly status: string }[], id: string | null) =>
    id === null || subjects.some((subject) => subject.id === id && subject.status === 'open');
  const kept = {
    ...choices,
    case: isOpen(state.cases, choices.case) ? choices.case : null,
    session: isOpen(state.sessions, choices.session) ? choices.session : null,
  };
  if (kept.case === choices.case && kept.session === choices.session) return;
  await saveSetting(context, `choices/${inspection}`, kept);
}

interface CombinationToRecord {
  readonly inspection: string;
  readonly person: Person;
  readonly isNew: boolean;
  readonly entriesAdded: number;
  readonly fileName: string;
}

/** Says in this computer's own log that another's evidence was taken in; opens that log where there is none yet. */
export async function recordCombination(
  context: StoreContext,
  { inspection, person, ...what }: CombinationToRecord,
) {
  const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
  const device = await deviceOf(context);
  const { actor, name, role } = person;
  const { entriesAdded: entryCount, fileName } = what;
  const combination = setFields('combination', { id: context.effects.newId() }, { entryCount, fileName });
  if (own === undefined) {
    const changes = [setFields('actor', { id: actor }, { name, role }), combination];
    return asOnlyWriter(() => openOwnLog(context, { inspection, actor, device }, changes));
  }
  if (!what.isNew) return ok({ savedAtMs: context.effects.now() });
  return recordChanges(context, { inspection, actor }, { changes: [combination] });
}

function compareStates(
  before: InspectionState,
  after: InspectionState,
): Omit<ImportOutcome, 'inspection' | 'entriesAdded' | 'leftOut' | 'omitsContents'> {
  const items = new Map(before.items.map((item) => [item.id, item]));
  const judgments = new Map(before.judgments.map((judgment) => [judgment.id, judgment.version]));
  const disposals = new Set(before.disposals.map(({ id }) => id));
  const isNewlyWithdrawn = (item: InspectionState['items'][number]) =>
    item.withdrawn !== null && (items.get(item.id)?.withdrawn ?? null) === null;
  const added = after.items.filter(({ id }) => !items.has(id));
  const changed = after.items.filter((item) => {
    const earlier = items.get(item.id);
    return earlier !== undefined && earlier.version !== item.version && !isNewlyWithdrawn(item);
  });
  return {
    itemsAdded: added.length,
    itemsChanged: changed.length,
    itemsWithdrawn: after.items.filter((item) => items.has(item.id) && isNewlyWithdrawn(item)).length,
    judgmentsChanged: after.judgments.filter(({ id, version }) => judgments.get(id) !== version).length,
    itemCount: after.items.length,
    disposalsAdded: after.disposals.filter(({ id }) => !disposals.has(id)).length,
  };
}
