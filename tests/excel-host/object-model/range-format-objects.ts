import { createHostObject, type HostClass, type HostObject } from '../rich-api/host-object.ts';
import { invalidArgument } from '../rich-api/rich-error.ts';
import { columnWidthChars, setColumnWidthChars } from '../workbook-model/sheet-view.ts';
import type { BorderSide, CellStyle, StyleChange } from '../workbook-model/styles.ts';
import { colorArgument, flagArgument, numberArgument, textArgument } from './arguments.ts';
import type { RangeView } from './range-view.ts';

const read = <K extends keyof CellStyle>(range: RangeView, key: K): CellStyle[K] | null =>
  range.uniform((cell) => range.workbook.model.styles.style(cell.style)[key]);

type StyleProperty = Readonly<{
  get: (range: RangeView) => unknown;
  set: (range: RangeView, value: unknown) => void;
}>;

const styleProperty = <K extends keyof CellStyle & keyof StyleChange>(
  key: K,
  check: (value: unknown) => CellStyle[K],
): StyleProperty => ({
  get: (range) => read(range, key),
  set: (range, value) => range.restyle({ [key]: check(value) }),
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const alignmentProperty = (key: 'horizontal' | 'vertical'): StyleProperty => ({
  get: (range) => {
    const alignment = read(range, key);
    return alignment === null ? null : capital(alignment);
  },
  set: (range, value) => range.restyle({ [key]: small(textArgument(value)) }),
});

/** RangeFormat.columnWidth is in points: 8.43 characters are 48 points (64 pixels of 0.75 points). */
const POINTS_PER_CHAR = 5.25;
const PADDING_POINTS = 3.75;

const FORMAT: HostClass<RangeView> = {
  name: 'RangeFormat',
  properties: {
    WrapText: styleProperty('isWrapped', flagArgument),
    HorizontalAlignment: alignmentProperty('horizontal'),
    VerticalAlignment: alignmentProperty('vertical'),
    ColumnWidth: {
      get: (range) => {
        const first = columnWidthChars(range.sheet, range.box.left);
        for (
          let column = range.box.left;
          column <= Math.min(range.box.right, range.box.left + 255);
          column++
        ) {
          if (columnWidthChars(range.sheet, column) !== first) return null;
        }
        return first * POINTS_PER_CHAR + PADDING_POINTS;
      },
      set: (range, value) => {
        range.guardFormatting();
        const points = numberArgument(value);
        // Excel's widest column has 255 characters.
        const chars = (points - PADDING_POINTS) / POINTS_PER_CHAR;
        if (points < 0 || chars > 255) throw invalidArgument();
        for (let column = range.box.left; column <= range.box.right; column++) {
          setColumnWidthChars(range.sheet, column, Math.max(0, Math.round(chars * 100) / 100));
        }
      },
    },
    RowHeight: {
      get: (range) => Number(range.sheet.rowAttribute(range.box.top, 'ht') ?? 15),
      set: (range, value) => {
        range.guardFormatting();
        const points = numberArgument(value);
        // Excel's highest row has 409 points.
        if (points < 0 || points > 409.5) throw invalidArgument();
        for (let row = range.box.top; row <= range.box.bottom; row++) {
          range.sheet.setRowAttribute(row, 'ht', String(points));
          range.sheet.setRowAttribute(row, 'customHeight', '1');
        }
      },
    },
  },
  links: {
    Font: (range) => createHostObject(FONT, range),
    Fill: (range) => createHostObject(FILL, range),
    Borders: (range) => createHostObject(BORDERS, range),
    Protection: (range) => createHostObject(PROTECTION, range),
  },
  methods: {
    // Widths of text need a font; the host leaves columns as they are and rows to whoever draws them.
    AutofitColumns: (range) => range.guardFormatting(),
    AutofitRows: (range) => {
      range.guardFormatting();
      for (let row = range.box.top; row <= Math.min(range.box.bottom, range.box.top + 100_000); row++) {
        if (range.sheet.rowAttribute(row, 'ht') === undefined) continue;
        range.sheet.setRowAttribute(row, 'ht', undefined);
        range.sheet.setRowAttribute(row, 'customHeight', undefined);
      }
    },
  },
};

const FONT: HostClass<RangeView> = {
  name: 'RangeFont',
  properties: {
    Bold: styleProperty('bold', flagArgument),
    Italic: styleProperty('italic', flagArgument),
    Size: styleProperty('size', numberArgument),
    Name: styleProperty('fontName', textArgument),
    Color: styleProperty('color', colorArgument),
  },
};

const FILL: HostClass<RangeView> = {
  name: 'RangeFill',
  properties: {
    // Excel says white of a cell without fill, and '' where cells differ.
    Color: {
      get: (range) => {
        const color = read(range, 'fill');
        return color === null ? '' : color === '' ? '#FFFFFF' : color;
      },
      set: (range, value) => range.restyle({ fill: colorArgument(value) }),
    },
  },
  methods: { Clear: (range) => range.restyle({ fill: '' }) },
};

const PROTECTION: HostClass<RangeView> = {
  name: 'FormatProtection',
  properties: { Locked: styleProperty('isLocked', flagArgument) },
};

const SIDES: Readonly<Record<string, BorderSide>> = {
  EdgeTop: 'top',
  EdgeBottom: 'bottom',
  EdgeLeft: 'left',
  EdgeRight: 'right',
};
const LINES: Readonly<Record<string, string>> = {
  None: '',
  Continuous: 'thin',
  Dash: 'dashed',
  Dot: 'dotted',
  Double: 'double',
};

interface BorderState {
  readonly range: RangeView;
  readonly sideName: string;
}

/** The cells whose own side makes up this side of the range, and which side of theirs. */
function borderCells({ range, sideName }: BorderState): { view: RangeView; sides: readonly BorderSide[] } {
  const { top, left, bottom, right } = range.box;
  const side = SIDES[sideName];
  if (!side) {
    if (sideName === 'InsideHorizontal' && bottom > top) {
      return { view: range.with({ bottom: bottom - 1 }), sides: ['bottom'] };
    }
    if (sideName === 'InsideVertical' && right > left) {
      return { view: range.with({ right: right - 1 }), sides: ['right'] };
    }
    return { view: range, sides: [] };
  }
  const edge = {
    top: { bottom: top },
    bottom: { top: bottom },
    left: { right: left },
    right: { left: right },
  }[side];
  return { view: range.with(edge), sides: [side] };
}

function setBorder(state: BorderState, change: { line?: string; color?: string }): void {
  const { view, sides } = borderCells(state);
  for (const side of sides) view.restyle({ border: { side, ...change } });
}

const borderObject = (range: RangeView, sideName: string): HostObject =>
  createHostObject(BORDER, { range, sideName });

const BORDER: HostClass<BorderState> = {
  name: 'RangeBorder',
  id: (state) => state.sideName,
  properties: {
    SideIndex: { get: (state) => state.sideName },
    Style: {
      get: (state) => {
        const { view, sides } = borderCells(state);
        const side = sides[0];
        if (!side) return 'None';
        const line = view.uniform((cell) => view.workbook.model.styles.style(cell.style).borders[side]);
        return line === null
          ? null
          : (Object.entries(LINES).find(([, each]) => each === line)?.[0] ?? 'Continuous');
      },
      set: (state, value) => {
        const line = LINES[textArgument(value)];
        if (line === undefined) throw invalidArgument();
        setBorder(state, { line });
      },
    },
    Color: {
      get: () => '#000000',
      set: (state, value) => setBorder(state, { color: colorArgument(value) }),
    },
    Weight: {
      get: () => 'Thin',
      set: (state, value) => {
        const line = { Hairline: 'hair', Thin: 'thin', Medium: 'medium', Thick: 'thick' }[
          textArgument(value)
        ];
        if (line === undefined) throw invalidArgument();
        setBorder(state, { line });
      },
    },
  },
};

const SIDE_NAMES = [
  ...Object.keys(SIDES),
  'InsideHorizontal',
  'InsideVertical',
  'DiagonalDown',
  'DiagonalUp',
];

const BORDERS: HostClass<RangeView> = {
  name: 'RangeBorderCollection',
  items: (range) => SIDE_NAMES.map((name) => borderObject(range, name)),
  methods: {
    GetItem: (range, name) => {
      if (!SIDE_NAMES.includes(textArgument(name))) throw invalidArgument();
      return borderObject(range, textArgument(name));
    },
  },
};

export const rangeFormatObject = (range: RangeView): HostObject => createHostObject(FORMAT, range);
