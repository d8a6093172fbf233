type MaybePromise<T> = T | Promise<T>;

interface PropertyTable<State> {
  readonly [name: string]: {
    readonly get: (state: State) => unknown;
    readonly set?: (state: State, value: unknown) => MaybePromise<void>;
  };
}

/** One simulated class, as a table; a member that is not in it is answered with NotSimulated. */
export interface HostClass<State> {
  readonly name: string;
  /** The identity office.js wants on instantiation, and the property it expects it under. */
  readonly id?: (state: State) => string | number;
  readonly idName?: '_Id';
  readonly properties?: PropertyTable<State>;
  /** Properties that lead to another object. */
  readonly links?: { readonly [name: string]: (state: State) => MaybePromise<HostObject | null> };
  readonly methods?: { readonly [name: string]: (state: State, ...args: readonly unknown[]) => unknown };
  /** Present on collections. */
  readonly items?: (state: State) => MaybePromise<readonly HostObject[]>;
}

interface BoundProperty {
  readonly get: () => unknown;
  readonly set?: (value: unknown) => MaybePromise<void>;
}

/** An object of the simulated workbook with its type forgotten, so that the interpreter can hold any of them. */
export interface HostObject {
  readonly className: string;
  /** For methods that take another object as argument, such as tables.add(range). */
  readonly state: unknown;
  readonly identity: () => Readonly<Record<string, unknown>>;
  readonly propertyNames: readonly string[];
  readonly property: (name: string) => BoundProperty | undefined;
  readonly link: (name: string) => (() => MaybePromise<HostObject | null>) | undefined;
  readonly method: (name: string) => ((...args: readonly unknown[]) => unknown) | undefined;
  readonly items?: () => MaybePromise<readonly HostObject[]>;
  /** Set while the add-in tracks the object. */
  referenceId?: string;
}

const own = <T>(table: { readonly [name: string]: T } | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

export function createHostObject<State>(hostClass: HostClass<State>, state: State): HostObject {
  const { items, id, idName = 'Id' } = hostClass;
  return {
    className: hostClass.name,
    state,
    identity: () => (id ? { [idName]: id(state) } : {}),
    propertyNames: Object.keys(hostClass.properties ?? {}),
    property: (name) => {
      const found = own(hostClass.properties, name);
      const set = found?.set;
      if (!found) return undefined;
      return { get: () => found.get(state), ...(set && { set: (value: unknown) => set(state, value) }) };
    },
    link: (name) => {
      const found = own(hostClass.links, name);
      return found && (() => found(state));
    },
    method: (name) => {
      const found = own(hostClass.methods, name);
      return found && ((...args) => found(state, ...args));
    },
    ...(items && { items: () => items(state) }),
  };
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'className' in value && 'identity' in value;
}
