import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { itemNotFound } from '../rich-api/rich-error.ts';
import type { SettingsStore } from '../workbook-model/settings-store.ts';
import { textArgument } from './arguments.ts';
import type { WorkbookState } from './workbook-state.ts';

interface SettingState {
  readonly store: SettingsStore;
  readonly key: string;
}

export const settingCollectionObject = ({ model }: WorkbookState): HostObject =>
  createHostObject(COLLECTION, model.settings);

const settingObject = (store: SettingsStore, key: string): HostObject =>
  createHostObject(SETTING, { store, key });

const findSetting = (store: SettingsStore, key: unknown): HostObject | null =>
  store.values.has(textArgument(key)) ? settingObject(store, textArgument(key)) : null;

const COLLECTION: HostClass<SettingsStore> = {
  name: 'SettingCollection',
  items: (store) => [...store.values.keys()].map((key) => settingObject(store, key)),
  methods: {
    Add: (store, key, value) => {
      store.set(textArgument(key), value);
      return settingObject(store, textArgument(key));
    },
    GetItem: (store, key) => {
      const found = findSetting(store, key);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findSetting,
    GetCount: (store) => store.values.size,
  },
};

const SETTING: HostClass<SettingState> = {
  name: 'Setting',
  id: ({ key }) => key,
  idName: '_Id',
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ store, key }) => store.values.get(key),
      set: ({ store, key }, value) => store.set(key, value),
    },
  },
  methods: { Delete: ({ store, key }) => store.delete(key) },
};
