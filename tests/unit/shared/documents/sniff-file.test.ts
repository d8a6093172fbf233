import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { refusalSentences } from '../../../../shared/documents/refusal-sentences.ts';
import { sniffFile } from '../../../../shared/documents/sniff-file.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/documents');
const bytesOf = (text: string) => Uint8Array.from([...text], (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const zipOf = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, utf8('fictional')])));
/** The head of a compound file ([MS-CFB] 2.2), then the name of a stream as its directory has it. */
const compoundFile = (stream: string) =>
  bytesOf(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}${[...stream].join('\0')}\0`);

describe('what a file is', () => {
  test.each([
    ['report.pdf', { type: 'pdf' }],
    ['locked.pdf', { type: 'pdf' }],
    ['supervision.docx', { type: 'word' }],
    ['returns.xlsx', { type: 'workbook' }],
    ['message.eml', { type: 'email' }],
  ] as const)('%s is known by its bytes', (name, kind) => {
    expect(sniffFile(new Uint8Array(readFileSync(join(fixtures, name))))).toEqual(kind);
  });

  test.each([
    ['PNG', '\x89PNG\r\n\x1a\nrest', 'image/png'],
    ['JPEG', '\xff\xd8\xff\xe0rest', 'image/jpeg'],
    ['GIF', 'GIF89arest', 'image/gif'],
    ['WebP', 'RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ])('a %s is a picture', (_name, start, mediaType) => {
    expect(sniffFile(bytesOf(start))).toEqual({ type: 'picture', mediaType });
  });

  test.each([
    ['English words', utf8('Month,Episodes\nMay,28\n')],
    ['words in UTF-16', bytesOf('\xff\xfeM\0a\0y\0')],
    ['words of an old Windows program', bytesOf('Caf\xe9 Northmoor')],
    ['a long text cut in a character', utf8(`${'a'.repeat(65_535)}é and more`)],
    ['a note with one field at its head', utf8('Subject: missing children\n\nThree points.')],
  ])('%s are text', (_name, bytes) => {
    expect(sniffFile(bytes)).toEqual({ type: 'text' });
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing at all', new Uint8Array(), 'empty'],
    ['.xls', compoundFile('Workbook'), 'old-excel'],
    ['.doc', compoundFile('WordDocument'), 'old-word'],
    ['.ppt', compoundFile('PowerPoint Document'), 'powerpoint'],
    ['.msg', compoundFile('__substg1.0_0037001F'), 'outlook-message'],
    ['an Office file with a password', compoundFile('EncryptedPackage'), 'encrypted-office'],
    ['.xlsb', zipOf('[Content_Types].xml', 'xl/workbook.bin'), 'binary-excel'],
    ['.pptx', zipOf('[Content_Types].xml', 'ppt/presentation.xml'), 'powerpoint'],
    ['.ods', zipOf('mimetype', 'content.xml', 'META-INF/manifest.xml'), 'open-document'],
    ['.zip', zipOf('letter.txt'), 'archive'],
    ['a zip cut short', zipOf('letter.txt').subarray(0, 40), 'archive'],
    ['an evidence file', zipOf('manifest.json', 'contents.jsonl'), 'evidence-file'],
    ['a Windows program named .pdf', bytesOf('MZ\x90\0%PDF-1.7'), 'program'],
    ['a Linux program', bytesOf('\x7fELF\x02\x01'), 'program'],
    ['rich text', utf8('{\\rtf1 fictional}'), 'rich-text'],
    ['a saved page', utf8('\n<!DOCTYPE html><p>fictional'), 'web-page'],
    ['a photograph of a telephone', bytesOf('\0\0\0\x18ftypheic'), 'foreign-picture'],
    ['bytes that say nothing', bytesOf('\x01\x02\x03\x04'), 'unknown'],
  ] as const)('%s, with a sentence that says what to do', (_name, bytes, kind) => {
    expect(sniffFile(bytes)).toEqual({ type: 'refused', kind });
    expect(refusalSentences[kind].length).toBeGreaterThan(10);
  });
});
