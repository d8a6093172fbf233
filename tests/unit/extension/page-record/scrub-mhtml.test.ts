import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { scrubMhtml } from '../../../../extension/page-record/scrub-mhtml.ts';
import { writeMhtml } from '../../../../extension/page-record/write-mhtml.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** As Chromium writes them. */
const archiveOf = (...parts: readonly (readonly [type: string, encoding: string, body: string])[]) =>
  bytesOf(
    [
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--abc----"\r\n\r\n',
      ...parts.map(
        ([type, encoding, body]) =>
          `\r\n------MultipartBoundary--abc----\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: http://x.example/\r\n\r\n${body}`,
      ),
      '\r\n------MultipartBoundary--abc------\r\n',
    ].join(''),
  );

const scrubbed = (bytes: Uint8Array<ArrayBuffer>): string => {
  const result = scrubMhtml(bytes);
  if (!result.ok) throw new Error(result.error.type);
  return Buffer.from(result.value).toString('latin1');
};

/** An independent reader of quoted-printable, base64 and parts. */
const read = async (text: string) => {
  const { html, attachments } = await PostalMime.parse(Buffer.from(text, 'latin1'));
  const others = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString('utf8'));
  return [html ?? '', ...others].join('\n');
};

describe('taking private values out of an archive', () => {
  test('finds them across the soft line breaks of quoted-printable', async () => {
    const body =
      '<p>Gr=C3=BC=C3=9Fe =E2=80=93 3 =3D 3</p>\r\n<inp=\r\nut type=3D"pass=\r\nword" value=3D"S3c=\r\nret">\r\n<p>after</p>  =20\r\n';
    const text = scrubbed(archiveOf(['text/html', 'quoted-printable', body]));
    const words = await read(text);
    expect(words).toContain('Grüße – 3 = 3');
    expect(words).toContain('after');
    expect(words).toContain('type="password"');
    expect(words).not.toContain('S3cret');
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('finds them in a part in base64, in XHTML and in SVG', async () => {
    const base64 = Buffer.from('<p>é</p><input type="password" value="S3cret">').toString('base64');
    const svg = '<svg><foreignObject><input type="password" value="S3cret"/></foreignObject></svg>';
    const text = scrubbed(
      archiveOf(
        ['text/html', 'base64', base64],
        ['application/xhtml+xml', '8bit', '<input type="password" value="S3cret"/>'],
        ['image/svg+xml', 'binary', svg],
      ),
    );
    expect(text).not.toContain('S3cret');
    expect(await read(text)).not.toContain('S3cret');
    expect(await read(text)).toContain('é');
  });

  test('changes no byte of a part that holds none', () => {
    const archive = archiveOf(
      ['text/html', 'quoted-printable', '<p>=3D =\r\nx</p>'],
      ['image/png', 'base64', 'iVBORw0KGgo=\r\n'],
    );
    expect(scrubbed(archive)).toBe(Buffer.from(archive).toString('latin1'));
  });

  test.each([
    ['no archive at all', bytesOf('<html></html>')],
    ['one that is cut short', archiveOf(['text/html', '7bit', '<p>x</p>']).slice(0, -20)],
    ['a part in an unknown encoding', archiveOf(['text/html', 'x-uuencode', 'abc'])],
    ['a part of two bytes a character', archiveOf(['text/html', 'binary', '<\0i\0n\0p\0u\0t\0'])],
  ])('refuses %s, rather than keep what was not searched', (_, bytes) => {
    expect(scrubMhtml(bytes)).toEqual({ ok: false, error: { type: 'archive-unreadable' } });
  });
});

test('an archive that we write ourselves is read by others, frame by frame', async () => {
  const bytes = writeMhtml([
    { frameId: 0, written: { url: 'http://x.example/', title: 'Übersicht', html: '<p>Grüße = ½</p>' } },
    { frameId: 12_884_901_889, written: { url: 'about:srcdoc', title: '', html: '<p>inside 😀</p>' } },
  ]);
  const text = Buffer.from(bytes).toString('latin1');
  const words = await read(text);
  expect(words).toContain('Grüße = ½');
  expect(words).toContain('inside 😀');
  const { subject } = await PostalMime.parse(bytes);
  expect(subject).toBe('Übersicht');
  expect(scrubbed(bytes)).toBe(text);
});
