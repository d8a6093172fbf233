import { describe, expect, test } from 'vitest';
import { wordText } from '../../../../shared/documents/word-text.ts';

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const body = (inside: string, uri = transitional, prefix = 'w') =>
  `<${prefix}:document xmlns:${prefix}="${uri}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><${prefix}:body>${inside}</${prefix}:body></${prefix}:document>`;
const line = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;
const words = (text: string) => line(`<w:t>${text}</w:t>`);
const textOf = (inside: string, styles = '') => wordText({ document: body(inside), styles });

describe('the text of a Word document', () => {
  test('has a line for each paragraph, with its tabs, breaks and hyphens', () => {
    const inside =
      '<w:t>One</w:t><w:tab/><w:t xml:space="preserve"> two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/>';
    expect(textOf(line(inside) + words('Fish &amp; chips'))).toBe('One\t two\nthree\u2011\nFish & chips');
  });

  test('has an empty line before a heading, whatever language its style is called in', () => {
    const styles = `<w:styles xmlns:w="${transitional}"><w:style w:styleId="Uberschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`;
    const heading =
      '<w:p><w:pPr><w:pStyle w:val="Uberschrift1"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>';
    expect(textOf(words('Before') + heading + words('after'), styles)).toBe('Before\n\nFindings\nafter');
  });

  test('leaves out what was deleted or moved away, and keeps what was put in', () => {
    const changed =
      '<w:p><w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>old place</w:t></w:r></w:moveFrom></w:p>';
    expect(textOf(changed)).toBe('is');
  });

  test('takes no tab stop of a paragraph for a tab', () => {
    const stops =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>Plain</w:t></w:r></w:p>';
    expect(textOf(words('Before') + stops)).toBe('Before\nPlain');
  });

  test('has a text box once, after the line that it hangs on', () => {
    const box = `<mc:AlternateContent><mc:Choice>${words('In the box')}</mc:Choice><mc:Fallback>${words('In the box')}</mc:Fallback></mc:AlternateContent>`;
    expect(textOf(line(`<w:t>Line</w:t>${box}`))).toBe('Line\nIn the box');
  });

  test('has a line for each row of a table, a table within a cell in that cell', () => {
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(words('a'))}${cell(words('b'))}</w:tr></w:tbl>`;
    const table = `<w:tbl><w:tr>${cell(words('Risk') + words('level'))}${cell('<w:p/>')}${cell(inner + words('c'))}</w:tr></w:tbl>`;
    expect(textOf(words('Above') + table + words('below'))).toBe('Above\n\nRisk level\t\ta\tb c\n\nbelow');
  });

  test('shows whether the boxes of a form are ticked', () => {
    const box = (inside: string) =>
      `<w:p><w:r><w:fldChar><w:ffData><w:checkBox>${inside}</w:checkBox></w:ffData></w:fldChar><w:t xml:space="preserve"> seen</w:t></w:r></w:p>`;
    const ticked = box('<w:default w:val="0"/><w:checked/>');
    const unticked = box('<w:default w:val="1"/><w:checked w:val="0"/>');
    expect(textOf(ticked + unticked)).toBe('☒ seen\n☐ seen');
  });

  test('is read in the strict form, under whatever prefix', () => {
    const document = body('<x:p><x:r><x:t>Strict</x:t></x:r></x:p>', strict, 'x');
    expect(wordText({ document, styles: '' })).toBe('Strict');
  });

  test.each([
    ['is cut short', '<w:document'],
    ['names an entity of its own', body(words('&made-up;'))],
  ])('is not guessed where the XML %s', (_, document) => {
    expect(() => wordText({ document, styles: '' })).toThrow();
  });

  test('is read at any depth', () => {
    const deep = 20_000;
    expect(textOf(`${'<w:sdt>'.repeat(deep)}${words('Deep')}${'</w:sdt>'.repeat(deep)}`)).toBe('Deep');
  });
});
