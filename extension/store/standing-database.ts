import { Dexie, type PromiseExtended } from 'dexie';
import { browser } from 'wxt/browser';
import { Database } from './database.ts';

const standingKey = 'database';
const begunKey = 'database-begun';

const anewKey = 'database-anew';

type Held = {
  readonly [standingKey]?: string;
  readonly [begunKey]?: string;
  readonly [anewKey]?: string;
};

const firstName = 'plumbline-sealed';

/**
 * The database that counts. One that did not open was left as it is, and what was rebuilt has another name: that name
 * lies apart from all databases, and is no secret.
 */
class StandingDatabase extends Database {
  #naming: Promise<void> | null = null;

  constructor() {
    super(firstName);
    browser.storage.local.onChanged.addListener((changes) => {
      if (changes[standingKey] === undefined) return;
      this.#naming = null;
      this.close({ disableAutoOpen: false });
    });
  }

  override open(): PromiseExtended<Dexie> {
    this.#naming ??= readStandingName().then((name) => {
      Object.assign(this, { name });
    });
    return Dexie.Promise.resolve(this.#naming).then(() => super.open());
  }
}

export const openStandingDatabase = (): Database => new StandingDatabase();

async function readStandingName(): Promise<string> {
  const held = await browser.storage.local.get<Held>(standingKey);
  return held[standingKey] ?? firstName;
}

/** Opens an empty database that does not count yet. What an attempt that was stopped left behind is cleared away. */
export async function beginDatabase(newId: () => string): Promise<Database> {
  const standing = await readStandingName();
  const begun = (await browser.storage.local.get<Held>(begunKey))[begunKey];
  if (begun !== undefined && begun !== standing) await new Dexie(begun).delete();
  const name = `${firstName}-${newId().slice(0, 8)}`;
  await browser.storage.local.set({ [begunKey]: name } satisfies Held);
  return new Database(name);
}

/** From now on this one counts, in every window. The one before stays where it is. */
export const standOn = ({ name }: Pick<Database, 'name'>): Promise<void> =>
  browser.storage.local.set({ [standingKey]: name } satisfies Held);

/** Empty, by the person's own choice. */
export const standAnewOn = ({ name }: Pick<Database, 'name'>): Promise<void> =>
  browser.storage.local.set({ [anewKey]: name, [standingKey]: name } satisfies Held);

/** Whether this database was begun empty by choice, though there are copies of another. */
export const isAnew = async ({ name }: Pick<Database, 'name'>): Promise<boolean> =>
  (await browser.storage.local.get<Held>(anewKey))[anewKey] === name;
