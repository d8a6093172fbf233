/** Who sits at this Excel. Kept on this computer, never in the workbook. */
export interface Person {
  /** Random, so that two people of one name stay two. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface PersonStore {
  read(): Person | null;
  write(person: Person): void;
  /** Who gave the last second opinion here: another person than whoever judges. '' where nobody has. */
  readModerator(): string;
  writeModerator(name: string): void;
}

const key = 'plumbline-person';
const moderatorKey = 'plumbline-moderator';

/** A pane's own storage is often denied (third-party frames): then the person is asked again each time. */
export function createPersonStore(storage: () => Storage): PersonStore {
  let moderator: string | null = null;
  return {
    readModerator() {
      try {
        return moderator ?? storage().getItem(moderatorKey) ?? '';
      } catch {
        return '';
      }
    },
    writeModerator(name) {
      moderator = name;
      try {
        storage().setItem(moderatorKey, name);
      } catch {
        // As with the person: known until the pane is closed.
      }
    },
    read() {
      try {
        return parsePerson(JSON.parse(storage().getItem(key) ?? 'null'));
      } catch {
        return null;
      }
    },
    write(person) {
      try {
        storage().setItem(key, JSON.stringify(person));
      } catch {
        // Denied or full: the name is still known until the pane is closed.
      }
    },
  };
}

export function parsePerson(json: unknown): Person | null {
  if (typeof json !== 'object' || json === null) return null;
  const { id, name, role } = json as Partial<Record<keyof Person, unknown>>;
  const isPerson = typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) && typeof name === 'string';
  return isPerson && name !== '' ? { id, name, role: typeof role === 'string' ? role : '' } : null;
}
