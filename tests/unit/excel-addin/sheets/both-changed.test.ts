import { describe, expect, test } from 'vitest';
import { type ChangedSide, joinChanged } from '../../../../excel-addin/sheets/both-changed.ts';
import { textToKnown } from '../../../../excel-addin/sheets/standing.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';

const framework = findFramework('ncpi-2024');
if (framework === undefined) throw new Error('the edition ships');

const side = (...[known, writings, criteria, status = '']: readonly string[]): ChangedSide => ({
  version: '',
  known: textToKnown(known ?? ''),
  writings: writings ?? '',
  criteria: criteria ?? '',
  status,
});

describe('a row that two people changed unseen', () => {
  test('says of a link what the one who changed it says', () => {
    const unchanged = side('aa:2 cc:1', 'aa:0 aa:1=3.2=strength cc:0', '3.2 strength');
    const changed = side(
      'aa:2 bb:1',
      'aa:0 aa:1=3.2=area%20for%20improvement bb:0=3.2=area%20for%20improvement',
      '3.2 area for improvement',
    );
    for (const joined of [
      joinChanged(framework, unchanged, changed),
      joinChanged(framework, changed, unchanged),
    ])
      expect(joined).toMatchObject({
        criteria: '3.2 area for improvement',
        writings: 'aa:0 aa:1=3.2=area%20for%20improvement bb:0=3.2=area%20for%20improvement cc:0',
      });
  });

  test('has the later of two things said of one link', () => {
    const one = side('aa:1 bb:1', 'aa:0 bb:0=3.2=strength', '3.2 strength');
    const two = side('aa:1 cc:1', 'aa:0 cc:0=3.2=neutral', '3.2 neutral');
    expect(joinChanged(framework, one, two).criteria).toBe('3.2 neutral');
    expect(joinChanged(framework, two, one).criteria).toBe('3.2 strength');
  });

  test('keeps all criteria where no writing is named for each, as in findings', () => {
    const one = side('aa:1 bb:1', 'bb:0', '3.2 Label');
    const two = side('aa:1 cc:1', 'cc:0', '1.1 Other');
    expect(joinChanged(framework, one, two).criteria).toBe('1.1 Other; 3.2 Label');
  });

  test('says once that both changed it, however often that happens', () => {
    const withdrawn = side('aa:1 bb:1', 'bb:0', '', 'Withdrawn: Twice');
    const other = side('aa:1 cc:1', 'cc:0', '');
    const once = joinChanged(framework, withdrawn, other).status;
    const again = side('aa:1 bb:1 cc:1', 'bb:0 cc:0', '', once);
    expect(joinChanged(framework, again, side('aa:1 dd:1', 'dd:0', '')).status).toBe(once);
    expect(once.match(/Changed on two computers/g)).toHaveLength(1);
  });

  test('survives what somebody typed among the writings', () => {
    const odd = side('aa:1', 'aa:0=%E0%A4%A=x junk =', 'typed');
    expect(() => joinChanged(framework, odd, side('bb:1', 'bb:0', ''))).not.toThrow();
  });
});
