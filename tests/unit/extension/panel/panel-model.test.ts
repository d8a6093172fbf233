import { afterEach, describe, expect, test } from 'vitest';
import { createPanelModel, type PanelEffects } from '../../../../extension/panel/panel-model.ts';
import type { OpenInspection, Store } from '../../../../extension/store/store.ts';
import { expectOk, marchshire, openTestComputer } from '../store/open-test-store.ts';

const opened: OpenInspection[] = [];

afterEach(() => {
  for (const inspection of opened.splice(0)) inspection.close();
});

const effectsOf = (store: Store): PanelEffects => ({
  store: {
    ...store,
    openInspection: async (id) => {
      const result = await store.openInspection(id);
      if (result.ok) opened.push(result.value);
      return result;
    },
  },
  now: () => Date.UTC(2026, 10, 3),
  newId: () => '0'.repeat(32),
  download: () => undefined,
  sendToWorkbook: async () => undefined,
  commandShortcut: async () => null,
  print: () => undefined,
  marks: {
    read: async () => [],
    subscribe: () => () => undefined,
    look: async () => 'no-clips',
    show: async () => undefined,
  },
  pickPart: async () => {},
  openViewer: async () => null,
  lock: async () => undefined,
  changePassphrase: async () => null,
  securityKey: async () => null,
  makeRecoveryFile: async () => ({ ok: false, error: '' }),
  fullTabUrl: null,
  draftSuffix: '',
  closedDraftSuffix: async () => null,
});

async function openPanel(alter: (store: Store) => Partial<Store> = () => ({})) {
  const { store } = await openTestComputer('Robin');
  const first = expectOk(await store.startInspection(marchshire));
  const second = expectOk(await store.startInspection({ ...marchshire, force: 'Westshire (fictional)' }));
  const effects = effectsOf(store);
  const panel = createPanelModel({ ...effects, store: { ...effects.store, ...alter(effects.store) } });
  await panel.load();
  return { store, panel, first, second };
}

const currentOf = ({ panel }: Awaited<ReturnType<typeof openPanel>>) => {
  const current = panel.current.peek();
  if (current === null) throw new Error('an inspection is open');
  return current;
};

class SampleFaultError extends Error {
  override readonly name = 'SampleFaultError';
}

const fail = async (): Promise<never> => {
  throw new SampleFaultError('words that a person typed');
};

describe('a panel whose inspections are switched quickly', () => {
  test('shows the one chosen last, and clips into it, though another opens later', async () => {
    const late = Promise.withResolvers<void>();
    let slowId = '';
    const there = await openPanel((store) => ({
      openInspection: async (id) => {
        if (id === slowId) await late.promise;
        return store.openInspection(id);
      },
    }));
    const { store, panel, first, second } = there;
    slowId = first;
    const switching = [panel.switchTo(first), panel.switchTo(second)];
    late.resolve();
    await Promise.all(switching);
    expect(currentOf(there).inspection.id).toBe(second);
    expect(await store.currentInspection()).toBe(second);
  });

  test('shows the one chosen last, though the choice before it was stored later', async () => {
    const late = Promise.withResolvers<void>();
    let slowId = '';
    const there = await openPanel((store) => ({
      setCurrentInspection: async (id) => {
        if (id === slowId) await late.promise;
        return store.setCurrentInspection(id);
      },
    }));
    const { store, panel, first, second } = there;
    slowId = first;
    const switching = [panel.switchTo(first), panel.switchTo(second)];
    setTimeout(late.resolve, 20);
    await Promise.all(switching);
    expect(currentOf(there).inspection.id).toBe(second);
    expect(await store.currentInspection()).toBe(second);
  });
});

describe('a fault of our own', () => {
  test('is told by name while recording, without what was typed', async () => {
    const there = await openPanel();
    const { inspection } = currentOf(there);
    expect(await there.panel.record({ ...inspection, record: fail }, [])).toBe(false);
    expect(there.panel.notice.peek()).toEqual({
      level: 'problem',
      text: 'Plumbline itself failed (SampleFaultError); your words are still in the field.',
    });
  });

  test('does not stand in the way of the next inspection that is chosen', async () => {
    let faultyId = '';
    const there = await openPanel((store) => ({
      openInspection: (id) => (id === faultyId ? fail() : store.openInspection(id)),
    }));
    faultyId = there.first;
    await there.panel.switchTo(there.first);
    expect(there.panel.notice.peek()?.text).toContain('SampleFaultError');
    await there.panel.switchTo(there.second);
    expect(currentOf(there).inspection.id).toBe(there.second);
  });

  test.each(['readPerson', 'listInspections', 'currentInspection', 'openInspection'] as const)(
    'is shown in place of a blank page where %s throws, until storage opens again',
    async (read) => {
      let isShut = true;
      const { panel } = await openPanel((store) => ({
        [read]: (id: string) => (isShut ? fail() : store[read](id)),
      }));
      expect(panel.failure.peek()).toContain('does not open (SampleFaultError). Nothing is deleted.');
      expect(panel.failure.peek()).not.toContain('typed');
      isShut = false;
      await panel.load();
      expect(panel.failure.peek()).toBe(null);
      expect(panel.isReady.peek()).toBe(true);
    },
  );
});

describe('the time of the last saving', () => {
  test('is the latest event’s, also after the computer’s clock was put back', async () => {
    const { panel } = await openPanel();
    panel.saved(2_000);
    panel.saved(1_000);
    expect(panel.savedAtMs.peek()).toBe(1_000);
  });
});

describe('a person who gives another name', () => {
  test('is known by it from the next entry on', async () => {
    const there = await openPanel();
    const { panel } = there;
    await panel.savePerson({ name: 'Robin Renamed (fictional)', role: 'Analyst' });
    const { inspection } = currentOf(there);
    await panel.record(inspection, [
      { kind: 'inspection-set', subject: inspection.id, fields: { force: 'Eastshire' }, replaces: [] },
    ]);
    const { state } = currentOf(there);
    expect([...state.actors.values()]).toMatchObject([
      { name: 'Robin Renamed (fictional)', role: 'Analyst' },
    ]);
  });
});
