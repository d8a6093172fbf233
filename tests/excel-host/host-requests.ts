import type { ExcelHost } from './excel-host.ts';
import { choicesAt, listRefusal, rowsView, sheetView, workbookView } from './grid-view/grid-view.ts';
import type { EditAnswer } from './grid-view/view-messages.ts';
import { RichError } from './rich-api/rich-error.ts';
import { type Box, cellName, parseAddress } from './workbook-model/address.ts';
import type { Sheet } from './workbook-model/sheet.ts';

type Asked = Readonly<Record<string, unknown>>;
type Answer = (host: ExcelHost, asked: Asked) => unknown;

function sheetOf(host: ExcelHost, asked: Asked): Sheet {
  const sheet = host.model.sheet(String(asked.sheet));
  if (!sheet) throw new RichError('ItemNotFound', `There is no sheet ${asked.sheet}.`, 404);
  return sheet;
}

function boxOf(asked: Asked): Box {
  const box = parseAddress(String(asked.address));
  if (!box) throw new RichError('InvalidArgument', `${asked.address} is no place on a sheet.`);
  return box;
}

/** Everything the host page may ask of its server, by name. */
export const HOST_REQUESTS: Readonly<Record<string, Answer>> = {
  query: (host, { body, flags }) => host.processQuery(String(body), Number(flags ?? 0)),
  workbook: (host) => workbookView(host.workbook, host.calculator.description),
  sheet: async (host, asked) => {
    await host.workbook.calculate();
    return sheetView(host.workbook, sheetOf(host, asked));
  },
  rows: async (host, asked) => {
    await host.workbook.calculate();
    const rows = { first: Number(asked.first), last: Number(asked.last) };
    return rowsView(host.workbook, sheetOf(host, asked), rows);
  },
  choices: (host, asked) => choicesAt(host.workbook, sheetOf(host, asked), boxOf(asked)) ?? null,
  select: (host, asked) => {
    const box = boxOf(asked);
    host.userSelect(sheetOf(host, asked).name, cellName(box.top, box.left));
    return null;
  },
  editing: (host, { isEditing }) => {
    host.setCellEditing(isEditing === true);
    return null;
  },
  edit: (host, asked) => edit(host, asked),
  settings: (host, { settings }) => {
    const pairs = (Array.isArray(settings) ? settings : []) as readonly (readonly [string, string])[];
    host.model.settings.replace(pairs.map(([key, value]) => [key, JSON.parse(value)] as const));
    return null;
  },
  unsupported: (host, { call }) => {
    host.reportUnsupported({ type: 'Common API', member: JSON.stringify(call), kind: 'xdm' });
    return null;
  },
};

function edit(host: ExcelHost, asked: Asked): EditAnswer {
  const sheet = sheetOf(host, asked);
  const text = String(asked.text);
  const refused = listRefusal(host.workbook, sheet, { at: boxOf(asked), text });
  if (refused && (refused.isFinal || asked.insists !== true)) {
    return { refusal: refused.message, canInsist: !refused.isFinal };
  }
  try {
    host.userEdit(sheet.name, String(asked.address), [[text]]);
    return {};
  } catch (thrown) {
    if (!(thrown instanceof RichError)) throw thrown;
    if (thrown.code === 'AccessDenied')
      return { refusal: 'This sheet is protected: the cell cannot be changed.' };
    return {
      refusal: 'Excel cannot take this. To enter text that begins with = + - or @, type an apostrophe first.',
    };
  }
}
