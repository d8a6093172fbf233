import { describe, expect, test } from 'vitest';
import { createPersonStore, parsePerson } from '../../../../excel-addin/taskpane/person.ts';

const alex = { id: '0123456789abcdef'.repeat(2), name: 'Alex Example', role: 'Inspector' };

const memoryStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
};

describe('createPersonStore', () => {
  test('gives back the person that was kept', () => {
    const storage = memoryStorage();
    createPersonStore(() => storage).write(alex);
    expect(createPersonStore(() => storage).read()).toEqual(alex);
  });

  test('remembers who gave the last second opinion, apart from the person', () => {
    const storage = memoryStorage();
    const people = createPersonStore(() => storage);
    people.write(alex);
    people.writeModerator('Sam Sample');
    expect([people.readModerator(), people.read()?.name]).toEqual(['Sam Sample', 'Alex Example']);
    expect(createPersonStore(() => storage).readModerator()).toBe('Sam Sample');
  });

  test('knows nobody where storage is denied, and does not throw', () => {
    const denied = createPersonStore(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    denied.write(alex);
    expect(denied.read()).toBeNull();
  });
});

describe('parsePerson', () => {
  test.each([null, 'Alex', {}, { ...alex, id: 'x' }, { ...alex, name: '' }])('refuses %j', (json) => {
    expect(parsePerson(json)).toBeNull();
  });
});
