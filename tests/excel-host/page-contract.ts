import { beforeEach, describe, expect, test } from 'vitest';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import { chartPlan, judgmentsPlan, threeJudgments } from './contract-plans.ts';
import type { SeenPages } from './user-hands.ts';
import type { ContractBook } from './workbook-contract.ts';

/** A4 on its side, margins of 0.4 and 0.6 inches with 0.3 to the footer: 72 points are an inch. */
const onePageWide: SeenPages = {
  paper: 'A4',
  orientation: 'Landscape',
  wide: 1,
  tall: 0,
  order: 'DownThenOver',
  margins: [28.8, 28.8, 43.2, 43.2, 21.6, 21.6],
  centerHeader: '&10&BOFFICIAL-SENSITIVE',
  leftFooter: '&8&A',
  rightFooter: '&8Page &P of &N',
  titleRows: '4:4',
  titleColumns: null,
  area: null,
};

/** How sheets are printed. */
export const describePageContract = (name: string, open: () => Promise<ContractBook>): void => {
  describe(`${name}, printed`, () => {
    let book: ContractBook;
    beforeEach(async () => {
      book = await open();
    });
    const write = async (...plans: readonly SheetPlan[]): Promise<void> => {
      const written = await (await book.workbook()).write(plans);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
    };

    test('has sheets of ours one page wide, with the header row and a footer on every page', async () => {
      await write(judgmentsPlan());
      expect(await book.user.pages('PL Judgments')).toEqual(onePageWide);
    });

    test('has a wide table on several pages side by side, each with the column that names a row', async () => {
      await write(judgmentsPlan(threeJudgments, [{ header: 'Methods', widthChars: 100 }]));
      expect(await book.user.pages('PL Judgments')).toEqual({
        ...onePageWide,
        wide: 2,
        order: 'OverThenDown',
        titleColumns: 'A:A',
      });
    });

    test('has a chart whole on the page of its table', async () => {
      await write(chartPlan());
      // Four columns, a blank one, and the ten that the charts stand over.
      expect(await book.user.pages('PL Chart 1')).toEqual({ ...onePageWide, area: 'A:O' });
    });

    test('keeps under a new name what every page repeats', async () => {
      await write(judgmentsPlan());
      await book.user.renameSheet('PL Judgments', 'Our judgments');
      await write(judgmentsPlan(threeJudgments.slice(0, 1)));
      expect(await book.user.pages('Our judgments')).toEqual(onePageWide);
    });

    test('leaves their sheets as they were', async () => {
      const before = await book.user.pages('Sheet1');
      await write(judgmentsPlan(), chartPlan());
      expect(await book.user.pages('Sheet1')).toEqual(before);
    });
  });
};
