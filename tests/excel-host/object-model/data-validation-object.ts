import type { Element } from '@xmldom/xmldom';
import { LIMITS } from '../excel-limits.ts';
import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument, RichError } from '../rich-api/rich-error.ts';
import {
  clearValidation,
  listFormula,
  ownValidation,
  setListRule,
  validationAt,
} from '../workbook-model/data-validations.ts';
import { flagArgument, recordArgument } from './arguments.ts';
import type { RangeView } from './range-view.ts';

export const dataValidationObject = (range: RangeView): HostObject =>
  createHostObject(DATA_VALIDATION, range);

const current = (range: RangeView): Element | undefined =>
  validationAt(range.sheet, range.box.top, range.box.left);

function own(range: RangeView): Element {
  range.guardFormatting();
  return ownValidation(range.sheet, range.box);
}

/** "a,b" as a person types it, or a formula that points to cells. */
function listSource(source: unknown): string {
  if (typeof source !== 'string') {
    throw new RichError(
      'NotSimulated',
      'A list whose source is a Range object is not played: pass its address.',
      501,
    );
  }
  if (source.startsWith('=')) return source.slice(1);
  if (source === '' || source.length > LIMITS.listCharacters) throw invalidArgument();
  return `"${source.replaceAll('"', '""')}"`;
}

function setRule(range: RangeView, value: unknown): void {
  const { list, ...others } = recordArgument(value);
  if (list === undefined || list === null) {
    const [kind = 'none'] = Object.keys(others);
    throw new RichError('NotSimulated', `Data validation of kind "${kind}" is not played.`, 501);
  }
  const { source, inCellDropDown } = recordArgument(list);
  const formula = listSource(source);
  setListRule(own(range), formula, inCellDropDown !== false);
}

const setText = (element: Element, name: string, value: unknown): void => {
  if (typeof value === 'string' && value !== '') element.setAttribute(name, value);
  else element.removeAttribute(name);
};

const DATA_VALIDATION: HostClass<RangeView> = {
  name: 'DataValidation',
  properties: {
    Type: {
      get: (range) =>
        current(range)?.getAttribute('type') === 'list' ? 'List' : current(range) ? 'Custom' : 'None',
    },
    Rule: {
      get: (range) => {
        const element = current(range);
        if (element?.getAttribute('type') !== 'list') return {};
        const formula = listFormula(element);
        const source = formula.startsWith('"') ? formula.slice(1, -1).replaceAll('""', '"') : `=${formula}`;
        return { list: { inCellDropDown: element.getAttribute('showDropDown') !== '1', source } };
      },
      set: setRule,
    },
    ErrorAlert: {
      get: (range) => ({
        message: current(range)?.getAttribute('error') ?? '',
        showAlert: current(range)?.getAttribute('showErrorMessage') === '1',
        style:
          { warning: 'Warning', information: 'Information' }[
            current(range)?.getAttribute('errorStyle') ?? ''
          ] ?? 'Stop',
        title: current(range)?.getAttribute('errorTitle') ?? '',
      }),
      set: (range, value) => {
        const { message, showAlert, style, title } = recordArgument(value);
        const element = own(range);
        setText(element, 'error', message);
        setText(element, 'errorTitle', title);
        setText(
          element,
          'errorStyle',
          typeof style === 'string' && style !== 'Stop' ? style.toLowerCase() : '',
        );
        element.setAttribute('showErrorMessage', showAlert === false ? '0' : '1');
      },
    },
    Prompt: {
      get: (range) => ({
        message: current(range)?.getAttribute('prompt') ?? '',
        showPrompt: current(range)?.getAttribute('showInputMessage') === '1',
        title: current(range)?.getAttribute('promptTitle') ?? '',
      }),
      set: (range, value) => {
        const { message, showPrompt, title } = recordArgument(value);
        const element = own(range);
        setText(element, 'prompt', message);
        setText(element, 'promptTitle', title);
        element.setAttribute('showInputMessage', showPrompt === false ? '0' : '1');
      },
    },
    IgnoreBlanks: {
      get: (range) => current(range)?.getAttribute('allowBlank') === '1',
      set: (range, value) => own(range).setAttribute('allowBlank', flagArgument(value) ? '1' : '0'),
    },
  },
  methods: {
    Clear: (range) => {
      range.guardFormatting();
      clearValidation(range.sheet, range.box);
    },
  },
};
