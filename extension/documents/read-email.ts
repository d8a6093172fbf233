import PostalMime, { type Address } from 'postal-mime';
import { cleanFileName } from '../../shared/documents/clean-file-name.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readPageText } from '../capture/page-text.ts';
import type { EmailReading } from './document-reading.ts';
import type { ReadError } from './read-error.ts';

/** A message as its readers see it: who, when, what; what is attached, one by one. Nothing in it is fetched or run. */
export async function readEmail(bytes: Uint8Array<ArrayBuffer>): Promise<Result<EmailReading, ReadError>> {
  try {
    const email = await PostalMime.parse(bytes);
    return ok({
      from: addresses(email.from ? [email.from] : []),
      to: addresses([...(email.to ?? []), ...(email.cc ?? [])]),
      // As it was sent, with the sender's own offset from UTC.
      date: email.headers.find(({ key }) => key === 'date')?.value ?? '',
      subject: email.subject ?? '',
      text: email.text?.trim() || textOfMarkup(email.html ?? ''),
      attachments: email.attachments.map(({ filename, mimeType, content }) => ({
        name: cleanFileName(filename ?? 'attachment'),
        mediaType: mimeType,
        bytes: toBytes(content),
      })),
    });
  } catch {
    return err({ type: 'file-broken' });
  }
}

/** Many programs send no plain text. A document that is only parsed fetches and runs nothing. */
const textOfMarkup = (html: string): string =>
  html === '' ? '' : readPageText(new DOMParser().parseFromString(html, 'text/html').body).text.trim();

const addresses = (list: readonly Address[]): string =>
  list
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ');

const toBytes = (content: ArrayBuffer | Uint8Array | string): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
