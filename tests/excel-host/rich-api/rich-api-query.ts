import type { HostObject } from './host-object.ts';
import type { QuerySent } from './rich-api-protocol.ts';
import type { RichError } from './rich-error.ts';

type Refuse = (object: HostObject, member: string, kind: string) => RichError;
type Answer = Record<string, unknown>;

export const pascalCase = (name: string): string =>
  name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);

/** Answers load(): Select and Expand are paths as the add-in wrote them ("values", "items/name", "*"). */
export async function queryObject(object: HostObject, query: QuerySent, refuse: Refuse): Promise<Answer> {
  return object.items ? queryCollection(object, query, refuse) : querySingle(object, query, refuse);
}

async function queryCollection(object: HostObject, query: QuerySent, refuse: Refuse): Promise<Answer> {
  const all = (await object.items?.()) ?? [];
  const skip = query.Skip ?? 0;
  const chosen = all.slice(skip, query.Top ? skip + query.Top : undefined);
  const answer: Answer = {};
  const isOwn = (path: string): boolean => object.propertyNames.includes(pascalCase(path));
  for (const name of object.propertyNames) {
    if (!query.Select || query.Select.some((path) => pascalCase(path) === name)) {
      answer[name] = await object.property(name)?.get();
    }
  }
  const wanted = query.Select?.filter((path) => !isOwn(path)).map((path) => path.replace(/^items[/.]/, ''));
  const itemQuery: QuerySent = {
    ...(wanted && { Select: wanted }),
    ...(query.Expand && { Expand: query.Expand }),
  };
  const items: Answer[] = [];
  for (const [index, item] of chosen.entries()) {
    const loaded = wanted?.length === 0 ? identityOf(item) : await queryObject(item, itemQuery, refuse);
    items.push({ _Index: index, ...loaded });
  }
  return { ...answer, _Items: items };
}

async function querySingle(object: HostObject, query: QuerySent, refuse: Refuse): Promise<Answer> {
  const answer: Answer = identityOf(object);
  const nested = new Map<string, string[]>();
  const nest = (name: string, path: string): unknown => nested.set(name, [...(nested.get(name) ?? []), path]);
  const isEverything = !query.Select || (query.Select.length === 0 && !query.Expand);
  const paths = isEverything ? ['*'] : [...(query.Select ?? [])];
  for (const expanded of query.Expand ?? []) paths.push(`${expanded}/*`);
  for (const path of paths) {
    const [head = '', ...rest] = path.replaceAll('.', '/').split('/');
    const name = pascalCase(head);
    if (head === '*') {
      for (const each of object.propertyNames) answer[each] = await object.property(each)?.get();
    } else if (rest.length > 0) nest(name, rest.join('/'));
    else if (object.property(name)) answer[name] = await object.property(name)?.get();
    else if (object.link(name)) nest(name, '*');
    else throw refuse(object, name, 'property (load)');
  }
  for (const [name, select] of nested) {
    const link = object.link(name);
    if (!link) throw refuse(object, name, 'navigation property (load)');
    const target = await link();
    answer[name] = target === null ? null : await queryObject(target, { Select: select }, refuse);
  }
  return answer;
}

export function identityOf(object: HostObject): Answer {
  return { ...object.identity(), ...(object.referenceId && { _ReferenceId: object.referenceId }) };
}
