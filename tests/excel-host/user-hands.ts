/** What stands in a cell; `formula` only where there is one. */
export interface SeenCell {
  readonly value: unknown;
  readonly formula?: string;
}

/** A native chart as it stands beside a table. */
export interface SeenChart {
  readonly name: string;
  readonly title: string;
  /** What each series is drawn from: `Sheet name!B5:B7`, without quotes and dollar signs. */
  readonly series: readonly { readonly name: string; readonly values: string; readonly x: string }[];
}

/** What "Page Setup" shows of a sheet: lengths in points, addresses without the sheet's name. */
export interface SeenPages {
  readonly paper: string;
  readonly orientation: string;
  readonly wide: number | undefined;
  readonly tall: number | undefined;
  readonly order: string;
  /** Left, right, top, bottom, of the header and of the footer. */
  readonly margins: readonly number[];
  readonly centerHeader: string;
  readonly leftFooter: string;
  readonly rightFooter: string;
  readonly titleRows: string | null;
  readonly titleColumns: string | null;
  readonly area: string | null;
}

/** The hands of a person at the workbook, who knows nothing of Plumbline: for the tests that both workbooks share. */
export interface UserHands {
  sheetNames(): Promise<readonly string[]>;
  /** By address, without the blank ones. */
  cells(sheetName: string): Promise<Readonly<Record<string, SeenCell>>>;
  addSheet(name: string, rows: readonly (readonly (string | number)[])[]): Promise<void>;
  renameSheet(from: string, to: string): Promise<void>;
  deleteSheet(name: string): Promise<void>;
  typeInto(sheetName: string, address: string, content: string | number): Promise<void>;
  deleteTableRow(table: string, index: number): Promise<void>;
  deleteTableColumn(table: string, header: string): Promise<void>;
  addTableColumn(table: string, header: string, contents: readonly (string | number)[]): Promise<void>;
  /** As a sort turns a table's rows round, the person's own columns with the rest. */
  reverseTableRows(table: string): Promise<void>;
  protectSheet(name: string): Promise<void>;
  protectStructure(): Promise<void>;
  charts(sheetName: string): Promise<readonly SeenChart[]>;
  deleteChart(sheetName: string, name: string): Promise<void>;
  pages(sheetName: string): Promise<SeenPages>;
  /** A cell that holds one of Excel's errors as its value, such as '#N/A'. */
  putError(sheetName: string, address: string, error: string): Promise<void>;
  setNumberFormat(sheetName: string, address: string, format: string): Promise<void>;
  mergeCells(sheetName: string, address: string): Promise<void>;
  /** `rowNumber` from 1, as it stands beside the row. */
  hideRow(sheetName: string, rowNumber: number): Promise<void>;
  hideColumn(sheetName: string, letter: string): Promise<void>;
  hideSheet(name: string): Promise<void>;
}

type Context = Excel.RequestContext;

/** Plays them by Office.js, in whatever Excel the namespace belongs to. */
export const createOfficeHands = (excel: typeof Excel): UserHands => {
  const act = (action: (context: Context) => void): Promise<void> =>
    excel.run(async (context) => {
      action(context);
      await context.sync();
    });
  const sheetOf = (context: Context, name: string) => context.workbook.worksheets.getItem(name);
  const tableOf = (context: Context, name: string) => context.workbook.tables.getItem(name);
  return {
    sheetNames: () => excel.run(readSheetNames),
    cells: (sheetName) => excel.run((context) => readCells(context, sheetName)),
    addSheet: (name, rows) =>
      act((context) => {
        const sheet = context.workbook.worksheets.add(name);
        const first = rows[0];
        if (first !== undefined)
          sheet.getRangeByIndexes(0, 0, rows.length, first.length).values = mutable(rows);
      }),
    renameSheet: (from, to) =>
      act((context) => {
        sheetOf(context, from).name = to;
      }),
    deleteSheet: (name) => act((context) => sheetOf(context, name).delete()),
    typeInto: (sheetName, address, content) =>
      act((context) => {
        sheetOf(context, sheetName).getRange(address).formulas = [[content]];
      }),
    deleteTableRow: (table, index) =>
      act((context) => tableOf(context, table).rows.getItemAt(index).delete()),
    deleteTableColumn: (table, header) =>
      excel.run((context) => deleteColumn(context, tableOf(context, table), header)),
    addTableColumn: (table, header, contents) =>
      excel.run((context) => addColumn(context, tableOf(context, table), [header, ...contents])),
    reverseTableRows: (table) => excel.run((context) => reverseRows(context, tableOf(context, table))),
    protectSheet: (name) => act((context) => sheetOf(context, name).protection.protect()),
    protectStructure: () => act((context) => context.workbook.protection.protect()),
    charts: (sheetName) => excel.run((context) => readCharts(sheetOf(context, sheetName))),
    deleteChart: (sheetName, name) =>
      act((context) => sheetOf(context, sheetName).charts.getItem(name).delete()),
    pages: (sheetName) => excel.run((context) => readPages(sheetOf(context, sheetName))),
    ...formattingHands(act),
  };
};

type FormattingHands = Pick<
  UserHands,
  'putError' | 'setNumberFormat' | 'mergeCells' | 'hideRow' | 'hideColumn' | 'hideSheet'
>;

const formattingHands = (act: (action: (context: Context) => void) => Promise<void>): FormattingHands => {
  const onRange = (sheetName: string, address: string, change: (range: Excel.Range) => void) =>
    act((context) => change(context.workbook.worksheets.getItem(sheetName).getRange(address)));
  return {
    putError: (sheetName, address, error) =>
      onRange(sheetName, address, (range) => {
        range.values = [[error]];
      }),
    setNumberFormat: (sheetName, address, format) =>
      onRange(sheetName, address, (range) => {
        range.numberFormat = format as unknown as string[][];
      }),
    mergeCells: (sheetName, address) => onRange(sheetName, address, (range) => range.merge()),
    hideRow: (sheetName, rowNumber) =>
      onRange(sheetName, `${rowNumber}:${rowNumber}`, (range) => {
        range.rowHidden = true;
      }),
    hideColumn: (sheetName, letter) =>
      onRange(sheetName, `${letter}:${letter}`, (range) => {
        range.columnHidden = true;
      }),
    hideSheet: (name) =>
      act((context) => {
        context.workbook.worksheets.getItem(name).visibility = 'Hidden';
      }),
  };
};

const readCharts = async (sheet: Excel.Worksheet): Promise<readonly SeenChart[]> => {
  const charts = sheet.charts.load('items/name,items/chartType,items/title/text,items/series/items/name');
  await sheet.context.sync();
  const seen = charts.items.map((chart) => ({
    name: chart.name,
    title: chart.title.text,
    series: chart.series.items.map((series) => ({
      name: series.name,
      values: series.getDimensionDataSourceString(chart.chartType.startsWith('XY') ? 'YValues' : 'Values'),
      x: series.getDimensionDataSourceString(chart.chartType.startsWith('XY') ? 'XValues' : 'Categories'),
    })),
  }));
  await sheet.context.sync();
  const plain = (reference: { readonly value: string }): string => reference.value.replace(/^=|[$']/g, '');
  return seen.map(({ series, ...chart }) => ({
    ...chart,
    series: series.map(({ name, values, x }) => ({ name, values: plain(values), x: plain(x) })),
  }));
};

const readPages = async (sheet: Excel.Worksheet): Promise<SeenPages> => {
  const pages = sheet.pageLayout.load();
  const footer = pages.headersFooters.defaultForAllPages.load('centerHeader,leftFooter,rightFooter');
  const printed = [
    pages.getPrintTitleRowsOrNullObject().load('address'),
    pages.getPrintTitleColumnsOrNullObject().load('address'),
    pages.getPrintAreaOrNullObject().load('address'),
  ] as const;
  await sheet.context.sync();
  const [titleRows, titleColumns, area] = printed.map((one) =>
    one.isNullObject ? null : one.address.replace(/^.*!/, ''),
  );
  const { leftMargin, rightMargin, topMargin, bottomMargin, headerMargin, footerMargin } = pages;
  const margins = [leftMargin, rightMargin, topMargin, bottomMargin, headerMargin, footerMargin];
  return {
    paper: pages.paperSize,
    orientation: pages.orientation,
    wide: pages.zoom.horizontalFitToPages,
    tall: pages.zoom.verticalFitToPages,
    order: pages.printOrder,
    margins: margins.map((points) => Math.round(points * 100) / 100),
    centerHeader: footer.centerHeader,
    leftFooter: footer.leftFooter,
    rightFooter: footer.rightFooter,
    titleRows: titleRows ?? null,
    titleColumns: titleColumns ?? null,
    area: area ?? null,
  };
};

const mutable = (rows: readonly (readonly (string | number)[])[]): (string | number)[][] =>
  rows.map((row) => [...row]);

const readSheetNames = async (context: Context): Promise<readonly string[]> => {
  const sheets = context.workbook.worksheets.load('items/name');
  await context.sync();
  return sheets.items.map(({ name }) => name);
};

const readCells = async (context: Context, sheetName: string): Promise<Record<string, SeenCell>> => {
  const used = context.workbook.worksheets.getItem(sheetName).getUsedRangeOrNullObject(true);
  used.load('values,formulas,rowIndex,columnIndex');
  await context.sync();
  const cells: Record<string, SeenCell> = {};
  if (used.isNullObject) return cells;
  for (const [i, values] of used.values.entries()) {
    for (const [j, value] of values.entries()) {
      const formula: unknown = used.formulas[i]?.[j];
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
      const address = `${String.fromCharCode(65 + used.columnIndex + j)}${used.rowIndex + i + 1}`;
      if (isFormula) cells[address] = { value, formula };
      else if (value !== '') cells[address] = { value };
    }
  }
  return cells;
};

const reverseRows = async (context: Context, table: Excel.Table): Promise<void> => {
  const body = table.getDataBodyRange().load('formulas');
  await context.sync();
  body.formulas = body.formulas.toReversed();
  await context.sync();
};

/** By hand: typed beside the table, and the table's corner drawn over it. */
const addColumn = async (
  context: Context,
  table: Excel.Table,
  contents: readonly (string | number)[],
): Promise<void> => {
  const whole = table.getRange();
  whole.getColumnsAfter(1).values = contents.map((content) => [content]);
  table.resize(whole.getResizedRange(0, 1));
  await context.sync();
};

/** By hand: what stands to the right is moved over it, and the table's corner drawn in. */
const deleteColumn = async (context: Context, table: Excel.Table, header: string): Promise<void> => {
  const whole = table.getRange().load('formulas');
  await context.sync();
  const at = whole.formulas[0]?.indexOf(header) ?? -1;
  whole.formulas = whole.formulas.map((cells) => [...cells.toSpliced(at, 1), '']);
  table.resize(whole.getResizedRange(0, -1));
  await context.sync();
};
