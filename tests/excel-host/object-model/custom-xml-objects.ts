import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import type { CustomXmlPart, CustomXmlStore } from '../workbook-model/custom-xml-store.ts';
import { textArgument } from './arguments.ts';
import type { WorkbookState } from './workbook-state.ts';

interface CollectionState {
  readonly store: CustomXmlStore;
  /** Set for the parts of one namespace. */
  readonly namespace?: string;
}

interface PartState {
  readonly store: CustomXmlStore;
  readonly part: CustomXmlPart;
}

export const customXmlCollectionObject = ({ model }: WorkbookState): HostObject =>
  createHostObject(COLLECTION, { store: model.customXml });

const partObject = (store: CustomXmlStore, part: CustomXmlPart): HostObject =>
  createHostObject(PART, { store, part });

const partsOf = ({ store, namespace }: CollectionState): readonly HostObject[] =>
  store
    .all()
    .filter((part) => namespace === undefined || store.namespace(part) === namespace)
    .map((part) => partObject(store, part));

function xmlArgument(value: unknown): string {
  const xml = textArgument(value);
  if (!/^\s*(<\?xml[^>]*\?>)?\s*<[\p{L}_][\w:.-]*[\s/>]/u.test(xml)) throw invalidArgument();
  return xml;
}

function findPart({ store }: CollectionState, id: unknown): HostObject | null {
  const part = store.find(textArgument(id));
  return part ? partObject(store, part) : null;
}

function onlyPart(state: CollectionState): HostObject | null {
  const parts = partsOf(state);
  if (parts.length > 1) throw new RichError('GeneralException', 'There is more than one such part.');
  return parts[0] ?? null;
}

const methods: NonNullable<HostClass<CollectionState>['methods']> = {
  GetCount: (state) => partsOf(state).length,
  GetItem: (state, id) => {
    const found = findPart(state, id);
    if (!found) throw itemNotFound();
    return found;
  },
  GetItemOrNullObject: findPart,
};

const COLLECTION: HostClass<CollectionState> = {
  name: 'CustomXmlPartCollection',
  items: partsOf,
  methods: {
    ...methods,
    Add: ({ store }, xml) => partObject(store, store.add(xmlArgument(xml))),
    GetByNamespace: ({ store }, namespace) =>
      createHostObject(SCOPED, { store, namespace: textArgument(namespace) }),
  },
};

const SCOPED: HostClass<CollectionState> = {
  name: 'CustomXmlPartScopedCollection',
  items: partsOf,
  methods: {
    ...methods,
    GetOnlyItem: (state) => {
      const part = onlyPart(state);
      if (!part) throw new RichError('GeneralException', 'There is no such part.');
      return part;
    },
    GetOnlyItemOrNullObject: onlyPart,
  },
};

const PART: HostClass<PartState> = {
  name: 'CustomXmlPart',
  id: ({ part }) => part.id,
  properties: {
    Id: { get: ({ part }) => part.id },
    NamespaceUri: { get: ({ store, part }) => store.namespace(part) },
  },
  methods: {
    GetXml: ({ store, part }) => store.xml(part),
    SetXml: ({ store, part }, xml) => store.setXml(part, xmlArgument(xml)),
    Delete: ({ store, part }) => store.delete(part),
  },
};
