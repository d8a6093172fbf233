import type { HostObject } from './host-object.ts';
import {
  ACTION,
  type Action,
  type ArgumentsSent,
  type ObjectPath,
  PATH,
  type QueryRequest,
  type QueryResponse,
} from './rich-api-protocol.ts';
import { identityOf, pascalCase, queryObject } from './rich-api-query.ts';
import { RichError } from './rich-error.ts';

export interface UnsupportedMember {
  readonly type: string;
  readonly member: string;
  readonly kind: string;
}

type Resolve = (pathId: number) => Promise<HostObject | null>;

/** Interprets office.js's ProcessQuery over a tree of host objects. */
export class RichApiEngine {
  readonly unsupported: UnsupportedMember[] = [];
  readonly #root: HostObject;
  readonly #topLevel: Readonly<Record<string, () => HostObject>>;
  readonly #tracked = new Map<string, HostObject>();
  #nextReference = 1;

  constructor(root: HostObject, topLevel: Readonly<Record<string, () => HostObject>>) {
    this.#root = root;
    this.#topLevel = topLevel;
  }

  track(object: HostObject): string {
    object.referenceId ??= `r${this.#nextReference++}`;
    this.#tracked.set(object.referenceId, object);
    return object.referenceId;
  }

  tracked(referenceId: string): HostObject | null {
    return this.#tracked.get(referenceId) ?? null;
  }

  /** Like Excel, a failed batch keeps what its earlier actions did and does not run the later ones. */
  async process(request: QueryRequest): Promise<QueryResponse> {
    const response: QueryResponse = { Results: [], TraceIds: [] };
    const resolve = this.#resolver(request.ObjectPaths);
    for (const [index, action] of request.Actions.entries()) {
      try {
        if (action.ActionType === ACTION.trace) {
          response.TraceIds.push(action.Id);
          response.Results.push({ ActionId: action.Id, Value: null });
          continue;
        }
        const value = await this.#perform(action, resolve);
        if (value !== undefined) response.Results.push({ ActionId: action.Id, Value: value });
      } catch (thrown) {
        response.Error = describeError(thrown, action, index);
        break;
      }
    }
    return response;
  }

  #resolver(paths: Readonly<Record<string, ObjectPath>>): Resolve {
    const resolved = new Map<number, HostObject | null>();
    const resolve: Resolve = async (pathId) => {
      const known = resolved.get(pathId);
      if (known !== undefined) return known;
      const path = paths[pathId];
      if (!path) throw new RichError('InvalidObjectPath', `There is no object path ${pathId}.`);
      const object = await this.#resolvePath(path, resolve);
      resolved.set(pathId, object);
      return object;
    };
    return resolve;
  }

  async #resolvePath(path: ObjectPath, resolve: Resolve): Promise<HostObject | null> {
    if (path.ObjectPathType === PATH.global) return this.#root;
    if (path.ObjectPathType === PATH.null) return null;
    if (path.ObjectPathType === PATH.newObject) {
      const create = this.#topLevel[path.Name];
      if (!create) throw this.#refuse('newObject', path.Name, 'top-level object');
      return create();
    }
    if (path.ObjectPathType === PATH.referenceId) {
      const object = this.#tracked.get(path.Name);
      if (object) return object;
      throw new RichError('InvalidReference', 'This reference is not valid for the current operation.');
    }
    return this.#resolveMember(path, resolve);
  }

  async #resolveMember(path: ObjectPath, resolve: Resolve): Promise<HostObject | null> {
    const parent = await resolve(path.ParentObjectPathId ?? -1);
    // Whatever is asked of a null object is a null object again.
    if (parent === null) return null;
    if (path.ObjectPathType === PATH.property) {
      const link = parent.link(path.Name);
      if (!link) throw this.#refuse(parent.className, path.Name, 'navigation property');
      return link();
    }
    const name = path.ObjectPathType === PATH.indexer ? 'GetItem' : path.Name;
    const result = await this.#call(parent, name, await readArguments(path.ArgumentInfo, resolve));
    return (result as HostObject | null | undefined) ?? null;
  }

  async #perform(action: Action, resolve: Resolve): Promise<unknown> {
    const object = await resolve(action.ObjectPathId);
    const name = action.Name ?? '';
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object && identityOf(object);
      case ACTION.query:
      case ACTION.queryAsJson: {
        if (!object) return null;
        const answer = await queryObject(object, action.QueryInfo ?? {}, (target, member, kind) =>
          this.#refuse(target.className, member, kind),
        );
        return action.ActionType === ACTION.query ? answer : camelCaseKeys(answer);
      }
      case ACTION.method:
        return this.#performMethod(object, name, await readArguments(action.ArgumentInfo, resolve));
      case ACTION.setProperty: {
        const [value] = await readArguments(action.ArgumentInfo, resolve);
        await this.#set(object, name, value);
        return undefined;
      }
      case ACTION.update:
        for (const [key, value] of Object.entries(action.ObjectState ?? {})) {
          await this.#set(object, pascalCase(key), value);
        }
        return null;
      default:
        throw this.#refuse('protocol', `ActionType ${action.ActionType}`, 'action');
    }
  }

  async #performMethod(object: HostObject | null, name: string, args: readonly unknown[]): Promise<unknown> {
    if (name === '_KeepReference') {
      if (object) this.track(object);
      return undefined;
    }
    if (!object) throw new RichError('InvalidObjectPath', 'A method was called on a null object.');
    if (name === '_RemoveReference') {
      const reference = String(args[0]);
      delete this.#tracked.get(reference)?.referenceId;
      this.#tracked.delete(reference);
      return undefined;
    }
    return (await this.#call(object, name, args)) ?? null;
  }

  async #call(object: HostObject, name: string, args: readonly unknown[]): Promise<unknown> {
    const method = object.method(name);
    if (!method) throw this.#refuse(object.className, name, 'method');
    return method(...args);
  }

  async #set(object: HostObject | null, name: string, value: unknown): Promise<void> {
    if (!object) throw new RichError('InvalidObjectPath', 'A property was set on a null object.');
    const property = object.property(name);
    if (!property) throw this.#refuse(object.className, name, 'property');
    if (!property.set) throw this.#refuse(object.className, name, 'writing this property');
    await property.set(value);
  }

  #refuse(type: string, member: string, kind: string): RichError {
    this.unsupported.push({ type, member, kind });
    return new RichError(
      'NotSimulated',
      `The simulated Excel does not play ${type}.${member} (${kind}).`,
      501,
    );
  }
}

function describeError(thrown: unknown, action: Action, index: number): NonNullable<QueryResponse['Error']> {
  const isExpected = thrown instanceof RichError;
  const bug = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return {
    Code: isExpected ? thrown.code : 'GeneralException',
    Message: isExpected ? thrown.message : `A fault of the simulated host: ${bug}`,
    Location: action.Name ?? '',
    ActionIndex: index,
    HttpStatusCode: isExpected ? thrown.status : 500,
  };
}

async function readArguments(sent: ArgumentsSent | undefined, resolve: Resolve): Promise<readonly unknown[]> {
  const values = sent?.Arguments ?? [];
  const references = sent?.ReferencedObjectPathIds;
  if (!references) return values;
  const fill = async (value: unknown, reference: unknown): Promise<unknown> => {
    if (Array.isArray(value) && Array.isArray(reference)) {
      return Promise.all(value.map((each, index) => fill(each, reference[index])));
    }
    return typeof reference === 'number' && reference !== 0 ? resolve(reference) : value;
  };
  return Promise.all(values.map((value, index) => fill(value, references[index])));
}

function camelCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCaseKeys);
  if (typeof value !== 'object' || value === null) return value;
  const camel = (key: string): string =>
    key === '_Items' ? 'items' : key.startsWith('_') ? key : key.charAt(0).toLowerCase() + key.slice(1);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [camel(key), camelCaseKeys(each)]));
}
