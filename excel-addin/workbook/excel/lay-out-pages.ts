import { paperLook, printLayout } from '../print-layout.ts';
import { isOfficeError } from './office-error.ts';
import type { SheetJob } from './sheet-job.ts';
import type { WriteQueue } from './write-queue.ts';

const CELLS_WRITTEN = 'Plumbline has written every cell';

/**
 * How new sheets of ours stand on paper. It is the last of a write, behind a mark, since Excel does not roll a failed
 * request back: what it refuses of the pages (in VBA it may where no printer is installed) costs no cell.
 */
export const layOutPages = (queue: WriteQueue, jobs: readonly SheetJob[]): void => {
  if (jobs.length > 0) queue.context.trace(CELLS_WRITTEN);
  for (const job of jobs) layOut(queue, job);
};

/** Everything is written, only how it is printed is not as we wish. */
export const isRefusalOfPages = (thrown: unknown): boolean =>
  isOfficeError(thrown) && thrown.traceMessages?.includes(CELLS_WRITTEN) === true;

const layOut = (queue: WriteQueue, { plan, sheetName }: SheetJob): void => {
  const { pagesWide, titleRows, titleColumns, area } = printLayout(plan);
  const { left: leftFooter, right: rightFooter } = paperLook.footer;
  const { center: centerHeader } = paperLook.header;
  const pages = queue.sheet(sheetName).pageLayout;
  pages.set({
    paperSize: 'A4',
    orientation: 'Landscape',
    // Nothing is said of 0 in its documentation; in VBA and in files it is as many as it takes.
    zoom: { horizontalFitToPages: pagesWide, verticalFitToPages: 0 },
    headersFooters: { defaultForAllPages: { centerHeader, leftFooter, rightFooter } },
  });
  pages.setPrintMargins('Inches', paperLook.marginInches);
  if (pagesWide > 1) pages.printOrder = 'OverThenDown';
  pages.setPrintTitleRows(titleRows);
  if (titleColumns !== null) pages.setPrintTitleColumns(titleColumns);
  if (area !== null) pages.setPrintArea(area);
};
