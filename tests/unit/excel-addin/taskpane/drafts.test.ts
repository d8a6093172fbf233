import { describe, expect, test } from 'vitest';
import { changedFields, createDraftStore, parseDraft } from '../../../../excel-addin/taskpane/drafts.ts';

class MapStorage {
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
  clear = () => this.kept.clear();
}

const denied = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

describe('createDraftStore', () => {
  test('gives words back to the form they were typed in, also after a reload', () => {
    const storage = new MapStorage();
    createDraftStore(() => storage).keep('note', { text: 'Seen at the front desk.' });
    const reloaded = createDraftStore(() => storage);
    expect(reloaded.read('note')).toEqual({ text: 'Seen at the front desk.' });
    expect(reloaded.read('document')).toBeNull();
  });

  test('keeps words in memory where storage is denied', () => {
    const store = createDraftStore(denied);
    store.keep('note', { text: 'Kept.' });
    expect(store.read('note')).toEqual({ text: 'Kept.' });
    store.forget('note');
    expect(store.read('note')).toBeNull();
  });

  test('forgets one form, or all of them and nothing that is another’s', () => {
    const storage = new MapStorage();
    storage.setItem('another', 'stays');
    const store = createDraftStore(() => storage);
    for (const form of ['note', 'document', 'begin']) store.keep(form, { text: form });
    store.forget('note');
    expect([store.read('note'), store.read('begin')]).toEqual([null, { text: 'begin' }]);
    store.forgetAll();
    expect([store.read('document'), store.read('begin')]).toEqual([null, null]);
    expect([...storage.kept]).toEqual([['another', 'stays']]);
  });
});

describe('parseDraft', () => {
  test.each([null, '', 'x', '[]', '{}', '{"text":1}'])('finds no words in %j', (text) => {
    expect(parseDraft(text)).toBeNull();
  });
});

describe('changedFields', () => {
  test('leaves out what the form filled in itself', () => {
    const untouched = { text: '', gatheredAt: '2026-11-03' };
    expect(changedFields({ text: 'A', gatheredAt: '2026-11-03' }, untouched)).toEqual({ text: 'A' });
    expect(changedFields(untouched, untouched)).toBeNull();
  });

  test('keeps that a text was emptied', () => {
    expect(changedFields({ reason: '' }, { reason: 'Old' })).toEqual({ reason: '' });
  });
});
