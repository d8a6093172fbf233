import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidOperation, invalidSelection } from '../rich-api/rich-error.ts';
import { flagArgument, textArgument } from './arguments.ts';
import { customXmlCollectionObject } from './custom-xml-objects.ts';
import { nameCollectionObject } from './name-objects.ts';
import { rangeAreasObject } from './range-areas-objects.ts';
import { boxObject, rangeObject } from './range-object.ts';
import { settingCollectionObject } from './setting-objects.ts';
import { tableCollectionObject } from './table-objects.ts';
import { EVENT, eventMethods, type ObjectFactory, type WorkbookState } from './workbook-state.ts';
import { worksheetCollectionObject, worksheetObject } from './worksheet-objects.ts';

interface RootState {
  readonly workbook: WorkbookState;
}

export const OBJECTS: ObjectFactory = {
  range: rangeObject,
  box: boxObject,
  worksheet: worksheetObject,
  tables: tableCollectionObject,
};

export const workbookObject = (workbook: WorkbookState): HostObject =>
  createHostObject(WORKBOOK, { workbook });

const WORKBOOK: HostClass<RootState> = {
  name: 'Workbook',
  properties: {
    Name: { get: ({ workbook }) => workbook.fileName },
    ReadOnly: { get: () => false },
    AutoSave: { get: () => true },
    PreviouslySaved: { get: () => true },
  },
  links: {
    Application: (state) => createHostObject(APPLICATION, state),
    Worksheets: ({ workbook }) => worksheetCollectionObject(workbook),
    Names: ({ workbook }) => nameCollectionObject(workbook),
    Tables: ({ workbook }) => tableCollectionObject(workbook),
    CustomXmlParts: ({ workbook }) => customXmlCollectionObject(workbook),
    Settings: ({ workbook }) => settingCollectionObject(workbook),
    Protection: (state) => createHostObject(PROTECTION, state),
    _Runtime: (state) => createHostObject(RUNTIME, state),
  },
  methods: {
    GetSelectedRange: ({ workbook }) => {
      if (workbook.model.selected.length !== 1) throw invalidSelection();
      return boxObject(workbook, workbook.model.activeSheet, workbook.model.selection);
    },
    GetSelectedRanges: ({ workbook }) => {
      const { activeSheet: sheet, selected: boxes } = workbook.model;
      if (boxes.length === 0) throw invalidSelection();
      return rangeAreasObject({ workbook, sheet, boxes });
    },
    GetActiveCell: ({ workbook }) => {
      const { top, left } = workbook.model.selection;
      return boxObject(workbook, workbook.model.activeSheet, { top, left, bottom: top, right: left });
    },
    GetIsActiveCollabSession: () => false,
    _GetRangeForEventByReferenceId: ({ workbook }, id) => workbook.findKept(textArgument(id)),
    _GetRangeOrNullObjectForEventByReferenceId: ({ workbook }, id) => workbook.findKept(textArgument(id)),
    ...eventMethods<RootState>('SelectionChanged', EVENT.selectionChanged, () => 'Workbook'),
  },
};

const PROTECTION: HostClass<RootState> = {
  name: 'WorkbookProtection',
  properties: { Protected: { get: ({ workbook }) => workbook.model.isStructureProtected } },
  methods: {
    Protect: ({ workbook }) => {
      if (workbook.model.isStructureProtected) throw invalidOperation();
      workbook.model.setStructureProtected(true);
    },
    Unprotect: ({ workbook }) => workbook.model.setStructureProtected(false),
  },
};

const APPLICATION: HostClass<RootState> = {
  name: 'Application',
  properties: {
    CalculationMode: {
      get: ({ workbook }) => workbook.calculationMode,
      set: ({ workbook }, value) => {
        workbook.calculationMode = textArgument(value);
      },
    },
    CalculationState: { get: () => 'Done' },
    CalculationEngineVersion: { get: () => 191_029 },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    Calculate: ({ workbook }) => workbook.calculate(true),
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
};

const RUNTIME: HostClass<RootState> = {
  name: 'Runtime',
  properties: {
    EnableEvents: {
      get: ({ workbook }) => workbook.areEventsEnabled,
      set: ({ workbook }, value) => {
        workbook.areEventsEnabled = flagArgument(value);
      },
    },
  },
};
