import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scrubMarkup } from '../../../../extension/page-record/scrub-markup.ts';

const marker = 'S3cret';

describe('taking private values out of markup', () => {
  test.each([
    ['a password', `<input type="password" value="${marker}">`],
    ['a password without quotes', `<INPUT TYPE=Password VALUE=${marker}>`],
    [
      'a password in single quotes, spread over lines',
      `<input\n type = 'password'\n value = '${marker}'\n/>`,
    ],
    [
      'what a framework mirrors beside it',
      `<input type="password" data-value="${marker}" ng-reflect-model="${marker}">`,
    ],
    [
      'a shown password, by its purpose',
      `<input type="text" autocomplete="current-password" value="${marker}">`,
    ],
    ['a new password, shown', `<input autocomplete="section-a new-password" value="${marker}">`],
    ['a shown password, by its name', `<input name="txtPassword" value="${marker}">`],
    ['a shown password, by what stands in it', `<input placeholder="Your password" value="${marker}">`],
    ['a shown password, by the label around it', `<label>Your password: <input value="${marker}"></label>`],
    [
      'a shown password, by the words beside it',
      `<tr><td>Password</td>\n<td><input type="text" value="${marker}"></td></tr>`,
    ],
    ['a field masked by style', `<input style="-webkit-text-security: disc" value="${marker}">`],
    ['a card number', `<input autocomplete="cc-number" value="${marker}">`],
    ['a one-time code in a text area', `<textarea autocomplete="one-time-code">${marker}</textarea>`],
    ['a custom element that takes a password', `<x-field type="password" value="${marker}"></x-field>`],
    [
      'one in a shadow tree',
      `<div><template shadowmode="closed"><input type="password" value="${marker}"></template></div>`,
    ],
    ['one in a comment', `<!-- <input type="password" value="${marker}"> -->`],
    [
      'one behind a bracket that opens nothing',
      `<script>if (a<b && c="</script><input type="password" value="${marker}">`,
    ],
    ['one behind another that is never closed', `<input title='<input type="password" value="${marker}">`],
    [
      'a frame’s source in an attribute',
      `<iframe srcdoc="&lt;input type=password value=${marker}&gt;"></iframe>`,
    ],
    ['one with a prefix, in XHTML', `<html:input type="password" value="${marker}"/>`],
  ])('takes out %s', (_, html) => {
    expect(scrubMarkup(html)).not.toContain(marker);
  });

  test.each([
    ['<input name="reference" value="NM/24/0117">'],
    ['<p>The password policy: <b>value="changed yearly"</b></p>'],
    ['<label>Risk <input type=text value=High></label><textarea name=notes>Seen alone</textarea>'],
    ['<label>Has she shared her password? <input value="No"></label>'],
    ['<x-row name="password-policy" value="kept"></x-row>'],
  ])('leaves %s as it is', (html) => {
    expect(scrubMarkup(html)).toBe(html);
  });

  test('gives up on text that is made to be read for ever', () => {
    expect(scrubMarkup('<input a=1 '.repeat(20_000))).toBeNull();
  });

  test('keeps the field itself and what describes it', () => {
    expect(scrubMarkup(`a<input id="p" type="password" class="c" value="${marker}" required>z`)).toBe(
      'a<input id="p" type="password" class="c" required>z',
    );
  });

  test('takes out a password whatever the order and quoting of its attributes, and whatever stands around it', () => {
    const quoted = fc.constantFrom(
      (name: string, value: string) => `${name}="${value}"`,
      (name: string, value: string) => `${name}='${value}'`,
      (name: string, value: string) => `${name}=${value}`,
      (name: string, value: string) => `${name} = "${value}"`,
    );
    const attribute = fc.constantFrom(
      ['type', 'password'],
      ['value', marker],
      ['data-last', marker],
      ['id', 'x'],
      ['title', 'Sign-in'],
    ) as fc.Arbitrary<[string, string]>;
    const around = fc.stringMatching(/^[a-z<>="' /&;-]{0,20}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(attribute, quoted), {
          selector: ([[name]]) => name,
          minLength: 5,
          maxLength: 5,
        }),
        around,
        around,
        (attributes, before, after) => {
          const tag = `<input ${attributes.map(([[name, value], quote]) => quote(name, value)).join(' ')}>`;
          expect(scrubMarkup(`${before} ${tag}${after}`)).not.toContain(marker);
        },
      ),
      { numRuns: 500 },
    );
  });
});
