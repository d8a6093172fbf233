import { describe, expect, test } from 'vitest';
import { parseJudgmentsCsv } from '../../../../excel-addin/command-line/judgments-csv.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';

const framework = findFramework('ncpi-2024');
if (framework === undefined) throw new Error('the edition ships');
const parse = (text: string) =>
  parseJudgmentsCsv(new TextEncoder().encode(text), { framework, rule: defaultRule, layer: 'inspector' });

describe('a file of judgments', () => {
  test('may say on each line whose judgment it is', () => {
    expect(parse('Criterion,Judgment,Reasons,Layer\n3.2,ri,a,\n3.2,Good,b,Force\n')).toEqual({
      ok: true,
      value: [
        {
          criterion: 'ncpi-2024/initial-response/2',
          layer: 'inspector',
          judgment: 'Requires improvement',
          reasons: 'a',
        },
        { criterion: 'ncpi-2024/initial-response/2', layer: 'force', judgment: 'Good', reasons: 'b' },
      ],
    });
  });

  test('is refused with the line of each fault, all at once', () => {
    const text = 'number;grade;whose\n3.2;good;inspector\n9.9;good;\n1.1;fine;\n1.2;good;mine\n3.2;good;\n';
    expect(parse(text)).toEqual({
      ok: false,
      error: [
        'line 3: “9.9” is no criterion of ncpi-2024',
        expect.stringContaining('line 4: “fine” is no grade'),
        'line 5: “mine” is neither “inspector” nor “force”',
        'line 6: ncpi-2024/initial-response/2 stands on line 2 already',
      ],
    });
  });

  test.each(['criterion,judgment\n', 'criterion,judgment\n,\n'])('with a header alone says so', (text) => {
    expect(parse(text)).toEqual({ ok: false, error: ['the file names its columns and holds no judgment'] });
  });

  test.each(['constructor', 'toString', '__proto__'])('takes “%s” for nobody’s judgment', (word) => {
    expect(parse(`criterion,judgment,layer\n3.2,Good,${word}\n`)).toEqual({
      ok: false,
      error: [`line 2: “${word}” is neither “inspector” nor “force”`],
    });
  });

  test.each([
    ['little', [0xff, 0xfe], (text: Buffer) => text],
    ['big', [0xfe, 0xff], (text: Buffer) => text.swap16()],
  ] as const)('may be in UTF-16, %s end first, as Excel saves Unicode text', (_, mark, order) => {
    const text = order(Buffer.from('criterion\tjudgment\treasons\n3.2\tGood\tZoë £5\n', 'utf16le'));
    const bytes = new Uint8Array([...mark, ...text]);
    expect(parseJudgmentsCsv(bytes, { framework, rule: defaultRule, layer: 'inspector' })).toMatchObject({
      ok: true,
      value: [{ criterion: 'ncpi-2024/initial-response/2', judgment: 'Good', reasons: 'Zoë £5' }],
    });
  });
});
