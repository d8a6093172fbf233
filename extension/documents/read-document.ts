import { decodeText } from '../../shared/documents/decode-text.ts';
import { refusalSentences } from '../../shared/documents/refusal-sentences.ts';
import { sniffFile } from '../../shared/documents/sniff-file.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BroughtFile, DocumentReading } from './document-reading.ts';
import { largestMegabytes } from './largest-file.ts';
import type { ReadError } from './read-error.ts';

export interface ReadOutcome {
  /** What the bytes are, whatever name and type they came with. */
  readonly mediaType: string;
  readonly reading: DocumentReading;
}

/** Reads a file by what it is. The readers of Word and Excel files and of e-mails are loaded when one comes. */
export async function readDocument(bytes: BroughtFile['bytes']): Promise<Result<ReadOutcome, ReadError>> {
  const kind = sniffFile(bytes);
  if (kind.type === 'refused') return err(kind);
  if (kind.type === 'pdf') return ok({ mediaType: 'application/pdf', reading: { type: 'pdf' } });
  if (bytes.length > largestMegabytes * 1e6)
    return err({ type: 'too-large', limitMegabytes: largestMegabytes });
  switch (kind.type) {
    case 'text':
      return ok({ mediaType: 'text/plain', reading: { type: 'text', text: decodeText(bytes) ?? '' } });
    case 'picture':
      return readPicture(bytes, kind.mediaType);
    case 'word': {
      const { readWord } = await import('./read-word.ts');
      const text = readWord(bytes);
      return text.ok ? ok({ mediaType: docx, reading: { type: 'text', text: text.value } }) : text;
    }
    case 'workbook': {
      const { readWorkbook } = await import('./read-workbook.ts');
      const sheets = await readWorkbook(bytes);
      return sheets.ok
        ? ok({ mediaType: xlsx, reading: { type: 'workbook', sheets: sheets.value } })
        : sheets;
    }
    case 'email': {
      const { readEmail } = await import('./read-email.ts');
      const email = await readEmail(bytes);
      return email.ok
        ? ok({ mediaType: 'message/rfc822', reading: { type: 'email', email: email.value } })
        : email;
    }
  }
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function readPicture(
  bytes: BroughtFile['bytes'],
  mediaType: string,
): Promise<Result<ReadOutcome, ReadError>> {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: mediaType }));
    const { width: widthPx, height: heightPx } = picture;
    picture.close();
    return ok({ mediaType, reading: { type: 'picture', widthPx, heightPx } });
  } catch {
    return err({ type: 'file-broken' });
  }
}

export function readErrorSentence(error: ReadError): string {
  switch (error.type) {
    case 'refused':
      return refusalSentences[error.kind];
    case 'too-large':
      return `This file is larger than ${error.limitMegabytes} MB, more than an evidence file can carry. Leave it where it is, and note its reference under “Add a document”.`;
    case 'unpacks-too-large':
      return 'This file unpacks to more than this computer could hold, as files made to do harm do. It was not read.';
    case 'file-broken':
      return 'This file is damaged or not finished: it could not be read. Open it in its own program, save it again, then drop it again.';
  }
}
