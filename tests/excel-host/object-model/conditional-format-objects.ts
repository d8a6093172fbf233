import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, itemNotFound, RichError } from '../rich-api/rich-error.ts';
import { cellName, overlaps } from '../workbook-model/address.ts';
import {
  addConditionalRule,
  type ConditionalRule,
  clearConditionalRules,
  conditionalRules,
  type DifferentialLook,
  deleteConditionalRule,
  differentialLook,
  priorityOf,
  ruleFormulas,
  setDifferential,
  setRuleFormulas,
} from '../workbook-model/conditional-formats.ts';
import { colorArgument, flagArgument, keyArgument, recordArgument, textArgument } from './arguments.ts';
import { formulaArgument, type RangeView } from './range-view.ts';

interface FormatState {
  readonly range: RangeView;
  readonly rule: ConditionalRule;
}

/** Excel's word for a rule and the file's. */
const TYPES: Readonly<Record<string, string>> = {
  ContainsText: 'containsText',
  CellValue: 'cellIs',
  Custom: 'expression',
};
const TEXT_TYPES: Readonly<Record<string, string>> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};
const TYPE_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [type, name])),
  notContainsText: 'ContainsText',
  beginsWith: 'ContainsText',
  endsWith: 'ContainsText',
  colorScale: 'ColorScale',
  dataBar: 'DataBar',
  iconSet: 'IconSet',
  top10: 'TopBottom',
};

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const typeName = ({ rule }: FormatState): string =>
  TYPE_NAMES[rule.element.getAttribute('type') ?? ''] ?? 'PresetCriteria';

/** Only rules that touch the range belong to its collection. */
const rulesOf = (range: RangeView): readonly FormatState[] =>
  conditionalRules(range.sheet)
    .filter((rule) => rule.boxes.some((box) => overlaps(box, range.box)))
    .map((rule) => ({ range, rule }));

const idOf = ({ rule }: FormatState): string => `${rule.sheet.id}-${priorityOf(rule)}`;

const formatObject = (state: FormatState): HostObject => createHostObject(CONDITIONAL_FORMAT, state);

export const conditionalFormatCollection = (range: RangeView): HostObject =>
  createHostObject(COLLECTION, range);

const findFormat = (range: RangeView, id: unknown): HostObject | null => {
  const found = rulesOf(range).find((each) => idOf(each) === keyArgument(id));
  return found ? formatObject(found) : null;
};

const COLLECTION: HostClass<RangeView> = {
  name: 'ConditionalFormatCollection',
  items: (range) => rulesOf(range).map(formatObject),
  methods: {
    Add: (range, type) => {
      range.guardFormatting();
      const fileType = TYPES[textArgument(type)];
      if (!fileType)
        throw new RichError('NotSimulated', `Conditional formats of type ${type} are not played.`, 501);
      return formatObject({ range, rule: addConditionalRule(range.sheet, range.box, { type: fileType }) });
    },
    ClearAll: (range) => {
      range.guardFormatting();
      clearConditionalRules(range.sheet, range.box);
    },
    GetCount: (range) => rulesOf(range).length,
    GetItem: (range, id) => {
      const found = findFormat(range, id);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: findFormat,
    GetItemAt: (range, index) => {
      const found = rulesOf(range)[Number(index)];
      if (!found) throw itemNotFound();
      return formatObject(found);
    },
  },
};

const kind =
  (hostClass: HostClass<FormatState>, name: string) =>
  (state: FormatState): HostObject => {
    if (typeName(state) !== name) throw invalidArgument();
    return createHostObject(hostClass, state);
  };
const kindOrNull =
  (hostClass: HostClass<FormatState>, name: string) =>
  (state: FormatState): HostObject | null =>
    typeName(state) === name ? createHostObject(hostClass, state) : null;

const firstBoxObject = ({ range, rule }: FormatState): HostObject => {
  const [box] = rule.boxes;
  if (!box) throw itemNotFound();
  return range.workbook.objects.box(range.workbook, range.sheet, box);
};

/** The formula that a file carries beside the text, in terms of the range's first cell. ECMA-376 18.3.1.10. */
function textFormula(operator: string, text: string, cell: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  if (operator === 'BeginsWith') return `LEFT(${cell},${text.length})=${quoted}`;
  if (operator === 'EndsWith') return `RIGHT(${cell},${text.length})=${quoted}`;
  return operator === 'Contains'
    ? `NOT(ISERROR(SEARCH(${quoted},${cell})))`
    : `ISERROR(SEARCH(${quoted},${cell}))`;
}

function setTextRule({ rule }: FormatState, value: unknown): void {
  const { operator, text } = recordArgument(value);
  const fileType = TEXT_TYPES[textArgument(operator)];
  const [box] = rule.boxes;
  if (!fileType || !box) throw invalidArgument();
  rule.element.setAttribute('type', fileType);
  rule.element.setAttribute('operator', fileType === 'notContainsText' ? 'notContains' : fileType);
  rule.element.setAttribute('text', textArgument(text));
  setRuleFormulas(rule, [
    textFormula(textArgument(operator), textArgument(text), cellName(box.top, box.left)),
  ]);
}

const links = { Format: (state: FormatState): HostObject => createHostObject(LOOK, state) };

const TEXT: HostClass<FormatState> = {
  name: 'TextConditionalFormat',
  properties: {
    Rule: {
      get: ({ rule }) => ({
        operator: Object.entries(TEXT_TYPES).find(
          ([, type]) => type === rule.element.getAttribute('type'),
        )?.[0],
        text: rule.element.getAttribute('text') ?? '',
      }),
      set: setTextRule,
    },
  },
  links,
};

const CELL_VALUE: HostClass<FormatState> = {
  name: 'CellValueConditionalFormat',
  properties: {
    Rule: {
      get: ({ rule }) => {
        const [formula1 = '', formula2] = ruleFormulas(rule);
        const operator = capital(rule.element.getAttribute('operator') ?? '').replace(/Equal$/, '');
        const spelled = { Equal: 'EqualTo', NotEqual: 'NotEqualTo', '': 'EqualTo' }[operator] ?? operator;
        return { operator: spelled, formula1: `=${formula1}`, ...(formula2 && { formula2: `=${formula2}` }) };
      },
      set: ({ rule }, value) => {
        const { operator, formula1, formula2 } = recordArgument(value);
        // EqualTo, NotEqualTo and GreaterThan in Excel; equal, notEqual and greaterThan in the file.
        const word = small(textArgument(operator)).replace(/^(equal|notEqual)To$/, '$1');
        const words =
          'between notBetween equal notEqual greaterThan lessThan greaterThanOrEqual lessThanOrEqual';
        if (!words.split(' ').includes(word)) throw invalidArgument();
        rule.element.setAttribute('operator', word);
        const second = formula2 === undefined || formula2 === null ? [] : [formulaArgument(formula2)];
        setRuleFormulas(rule, [formulaArgument(formula1), ...second]);
      },
    },
  },
  links,
};

const CUSTOM: HostClass<FormatState> = {
  name: 'CustomConditionalFormat',
  links: { ...links, Rule: (state) => createHostObject(CUSTOM_RULE, state) },
};

const CUSTOM_RULE: HostClass<FormatState> = {
  name: 'ConditionalFormatRule',
  properties: {
    Formula: {
      get: ({ rule }) => `=${ruleFormulas(rule)[0] ?? ''}`,
      set: ({ rule }, value) => setRuleFormulas(rule, [formulaArgument(value)]),
    },
  },
};

const LOOK: HostClass<FormatState> = {
  name: 'ConditionalRangeFormat',
  links: {
    Font: (state) => createHostObject(LOOK_FONT, state),
    Fill: (state) => createHostObject(LOOK_FILL, state),
  },
};

const lookProperty = <K extends keyof DifferentialLook>(
  key: K,
  check: (value: unknown) => DifferentialLook[K],
): { get: (state: FormatState) => unknown; set: (state: FormatState, value: unknown) => void } => ({
  get: ({ range, rule }) => differentialLook(range.workbook.model.styles, rule)[key],
  set: ({ range, rule }, value) =>
    setDifferential(range.workbook.model.styles, rule, { [key]: check(value) }),
});

const LOOK_FONT: HostClass<FormatState> = {
  name: 'ConditionalRangeFont',
  properties: {
    Color: lookProperty('color', colorArgument),
    Bold: lookProperty('bold', flagArgument),
    Italic: lookProperty('italic', flagArgument),
  },
};

const LOOK_FILL: HostClass<FormatState> = {
  name: 'ConditionalRangeFill',
  properties: { Color: lookProperty('fill', colorArgument) },
};

const CONDITIONAL_FORMAT: HostClass<FormatState> = {
  name: 'ConditionalFormat',
  id: idOf,
  properties: {
    Id: { get: idOf },
    Type: { get: typeName },
    Priority: {
      // Excel's API counts from 0.
      get: ({ rule }) => priorityOf(rule) - 1,
      set: ({ rule }, value) => rule.element.setAttribute('priority', String(Number(value) + 1)),
    },
    StopIfTrue: {
      get: ({ rule }) => rule.element.getAttribute('stopIfTrue') === '1',
      set: ({ rule }, value) => rule.element.setAttribute('stopIfTrue', flagArgument(value) ? '1' : '0'),
    },
  },
  links: {
    TextComparison: kind(TEXT, 'ContainsText'),
    TextComparisonOrNullObject: kindOrNull(TEXT, 'ContainsText'),
    CellValue: kind(CELL_VALUE, 'CellValue'),
    CellValueOrNullObject: kindOrNull(CELL_VALUE, 'CellValue'),
    Custom: kind(CUSTOM, 'Custom'),
    CustomOrNullObject: kindOrNull(CUSTOM, 'Custom'),
  },
  methods: {
    Delete: ({ rule }) => deleteConditionalRule(rule),
    GetRange: firstBoxObject,
    GetRangeOrNullObject: firstBoxObject,
  },
};
