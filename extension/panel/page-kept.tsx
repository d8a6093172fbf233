import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Attachment } from '../../shared/evidence/item.ts';
import type { PagePartRole, PageRecord } from '../../shared/evidence/page-record.ts';
import { systemOf } from '../systems/system-origins.ts';
import { isFirefox } from '../systems/system-permissions.ts';
import { CopyOut } from './copy-out.tsx';
import type { ItemProps } from './item-in-hand.tsx';
import { KeptFields } from './kept-fields.tsx';
import { KeptPicture } from './kept-picture.tsx';
import { counted } from './plain-words.ts';
import { addSystem } from './systems-view.tsx';

type Kept = Extract<PageRecord, { outcome: 'kept' }>;

/** What was kept of the page that an item was clipped from. */
export function PageKept(view: ItemProps) {
  const { kept } = view.item;
  if (kept === null) return <BeingKept {...view} />;
  if (kept.outcome === 'interrupted')
    return (
      <p class="notice notice-caution muted">
        <span>The page was not kept. {kept.why}</span>
      </p>
    );
  return (
    <section class="stack-tight rule-above" aria-label="The page kept">
      <p>{keptSentence(kept)}</p>
      <Pictures {...view} kept={kept} />
      <NotKept {...view} kept={kept} />
      <Files {...view} kept={kept} />
    </section>
  );
}

/** Clips of earlier versions have no page, and owe none. */
function BeingKept({ inspection, item }: ItemProps) {
  const isOwed = useSignal(false);
  useEffect(() => {
    void inspection.isPageOwed(item.id).then((owed) => {
      isOwed.value = owed;
    });
  }, [item.id]);
  return isOwed.value ? <p class="muted">The page is still being kept.</p> : null;
}

const roleWords: Readonly<Record<PagePartRole, string>> = {
  screenshot: 'screenshot',
  element: 'picture of the clipped part',
  archive: 'archive',
  fields: 'fields',
};

function keptSentence(kept: Kept): string {
  const parts = kept.parts
    .filter(({ role }) => role !== 'fields' || kept.fieldCount > 0)
    .map(({ role }) => (role === 'fields' ? counted(kept.fieldCount, 'field') : roleWords[role]));
  const frames = kept.framesUnread;
  const unread =
    frames === 0
      ? ''
      : ` Not read: ${counted(frames, 'frame')}${isAllElsewhere(kept) ? ' of another address' : ''}.`;
  return `Page kept: ${parts.length === 0 ? 'nothing' : parts.join(', ')}.${unread}`;
}

const isAllElsewhere = ({ unread }: Kept): boolean =>
  unread.every(({ why }) => why.includes('another address'));

interface KeptProps extends ItemProps {
  readonly kept: Kept;
}

function Pictures({ kept, ...view }: KeptProps) {
  const element = kept.parts.find(({ role }) => role === 'element');
  const screenshot = kept.parts.find(({ role }) => role === 'screenshot');
  return (
    <div class="kept-pictures">
      {element && (
        <KeptPicture {...view} attachment={element.attachment} words="The clipped part as it was seen" />
      )}
      {screenshot && (
        <KeptPicture {...view} attachment={screenshot.attachment} words="The page as it was seen" />
      )}
    </div>
  );
}

function NotKept({ panel, item, kept }: KeptProps) {
  const pageUrl = item.original.type === 'clip' ? item.original.pageUrl : '';
  const elsewhere = kept.unread.filter(({ why }) => why.includes('another address'));
  const system = systemOf(
    pageUrl,
    elsewhere.map(({ url }) => url),
    isFirefox,
  );
  const sentences = [
    ...kept.refused.map(({ role, why }) => `No ${roleWords[role]}: ${why}`),
    ...kept.remarks,
    ...kept.unread.map(({ url, why }) => `Frame ${URL.parse(url)?.host || url}: ${why}`),
  ];
  if (sentences.length === 0) return null;
  return (
    <details>
      <summary>What was not kept, and why</summary>
      <ul class="stack-tight">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {elsewhere.length > 0 && system !== null && (
        <div class="row">
          <button type="button" onClick={() => void addSystem(panel, system)}>
            Add this system
          </button>
          <span class="muted">Then clips read its frames as well.</span>
        </div>
      )}
    </details>
  );
}

function Files({ kept, ...view }: KeptProps) {
  const archive = kept.parts.find(({ role }) => role === 'archive');
  const fields = kept.parts.find(({ role }) => role === 'fields');
  return (
    <>
      {fields && kept.fieldCount > 0 && (
        <KeptFields {...view} attachment={fields.attachment} count={kept.fieldCount} />
      )}
      {archive && (
        <CopyOut
          {...view}
          attachment={archive.attachment}
          isPacked
          words={`Save a copy of the archive (${kilobytes(archive.attachment)})`}
        />
      )}
    </>
  );
}

const kilobytes = ({ byteLength }: Attachment): string =>
  `${Math.ceil(byteLength / 1000).toLocaleString('en-GB')} KB`;
