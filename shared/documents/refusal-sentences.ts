import type { RefusedKind } from './sniff-file.ts';

/** What kind of file it is and what to do with it. */
export const refusalSentences: Readonly<Record<RefusedKind, string>> = {
  empty: 'This file is empty.',
  'old-excel': 'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx, then drop it again.',
  'binary-excel':
    'This is a binary Excel file (.xlsb). Open it in Excel, save it as .xlsx, then drop it again.',
  'old-word': 'This is an old Word file (.doc). Open it in Word, save it as .docx, then drop it again.',
  powerpoint: 'PowerPoint files are not read. Save it as PDF in PowerPoint, then drop the PDF.',
  'outlook-message':
    'This is an Outlook message (.msg). Save it from Outlook on the web as .eml, or copy its text and paste it here.',
  'encrypted-office':
    'This Office file has a password. Open it with its password, save a copy without, then drop the copy.',
  'open-document':
    'OpenDocument files (.odt, .ods) are not read. Save it as .docx, .xlsx or PDF, then drop that.',
  'rich-text': 'Rich text files (.rtf) are not read. Open it in Word, save it as .docx, then drop it again.',
  'web-page':
    'This is a saved web page. Open it in the browser and clip from it there, or copy its text and paste it here.',
  'foreign-picture':
    'This kind of picture (HEIC, AVIF, TIFF or BMP) is not kept. Save it as JPEG or PNG, then drop it again.',
  'evidence-file': 'This is an evidence file of Plumbline. Open it under “Files”.',
  archive: 'This is a packed folder (.zip or the like). Unpack it, then drop the files that matter.',
  program: 'This is a program or a shortcut to one. Plumbline takes in no programs.',
  unknown:
    'Plumbline does not know this kind of file. Save it as PDF, .docx, .xlsx, .eml, text or a picture, then drop it again.',
};
