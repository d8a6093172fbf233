import type { ComponentChildren } from 'preact';
import type { Attachment } from '../../shared/evidence/item.ts';
import type { ListPlace } from '../../shared/evidence/structure.ts';
import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { CopyOut } from './copy-out.tsx';
import { Folded } from './folded.tsx';
import { longTime } from './format-date.ts';
import { personName } from './item-facts.ts';
import type { ItemProps } from './item-in-hand.tsx';
import { laterView } from './later-view.tsx';

const ItemLog = laterView<ItemProps>(async () => (await import('./item-log.tsx')).ItemLog);

/** Where an item is from: page or place, time, person. */
export function ItemOrigin(view: ItemProps) {
  const { item, state } = view;
  const file = attachmentOf(item.original);
  return (
    <>
      <details>
        <summary>Where this is from</summary>
        <dl class="facts">
          {sourceFacts(item).map(([term, words]) => (
            <Fact key={term} term={term} isHidden={words === ''}>
              {words}
            </Fact>
          ))}
          <Fact term="Gathered">{longTime(Date.parse(item.gatheredAt))}</Fact>
          <Fact term="By">{personName(state, item.madeBy)}</Fact>
          {file !== null && (
            <Fact term="File">
              <AttachedFile {...view} attachment={file} />
            </Fact>
          )}
        </dl>
      </details>
      <Folded key={item.id} summary="Who has seen this">
        {() => <ItemLog {...view} />}
      </Folded>
    </>
  );
}

function Fact({ term, isHidden = false, children }: FactProps) {
  if (isHidden) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface FactProps {
  readonly term: string;
  readonly isHidden?: boolean;
  readonly children: ComponentChildren;
}

function sourceFacts({ original, shown }: ItemState): readonly (readonly [string, string])[] {
  if (original.type === 'point')
    return [
      ['Session', shown.title],
      ['Place', shown.source],
    ];
  if (original.type === 'document')
    return [
      ['Document', shown.title],
      ['Reference', shown.source],
    ];
  return [
    ['Page', shown.title],
    ['Address', shown.source],
    ['Frame', original.frameUrl ?? ''],
    ['Under', original.structure.headings.join(' › ')],
    ['Field', original.structure.field?.label ?? ''],
    ['List', listInWords(original.structure.list)],
  ];
}

function listInWords(list: ListPlace | null): string {
  if (list === null) return '';
  const { label, above, first, last, count } = list;
  const items = first === last ? `item ${first}` : `items ${first} to ${last}`;
  return [label, ...above, `${items} of ${count}`].filter((words) => words !== '').join(' › ');
}

function AttachedFile(view: ItemProps & { readonly attachment: Attachment }) {
  const { panel, item, attachment } = view;
  const open = async () => {
    const { commitment } = attachment;
    const problem = await panel.effects.openViewer({ type: 'kept', commitment, page: pdfPageOf(item) });
    if (problem !== null) panel.tell({ level: 'problem', text: problem });
  };
  return (
    <>
      {attachment.mediaType === 'application/pdf' && (
        <button type="button" class="button-plain" onClick={() => void open()}>
          Open it in the viewer
        </button>
      )}
      <CopyOut
        {...view}
        words={`Save a copy of ${attachment.name} (${Math.ceil(attachment.byteLength / 1024).toLocaleString('en-GB')} KB)`}
      />
    </>
  );
}

const pdfPageOf = ({ original }: ItemState): number =>
  (original.type === 'clip' && original.selectors.find((one) => one.type === 'PdfSelector')?.page) || 1;
