import type { NoticeText } from './notice.tsx';
import { done } from './pane.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';
import type { CellsWritten } from './write-own-cells.ts';

/** What came of it; as a caution where something is to be looked at. */
export function writtenNotice(
  written: CellsWritten,
  lines: readonly string[],
  cautions: readonly string[] = [],
): NoticeText {
  const { notFollowed } = written;
  const left =
    notFollowed === null
      ? []
      : [`The counts do not follow yet. ${workbookErrorToSentence(notFollowed)} Press “Read again” after.`];
  const all = [...lines, ...cautions, ...left];
  return cautions.length + left.length === 0 ? done(...all) : { kind: 'caution', lines: all };
}
