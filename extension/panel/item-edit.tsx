import { useSignal } from '@preact/signals';
import type { ItemProps } from './item-in-hand.tsx';
import { DocumentForm } from './later-document-form.ts';
import { PointTextForm } from './point-text-form.tsx';

/** A person's own words can be put right: a point's and a document's, not those clipped from a page. */
export function ItemEdit(view: ItemProps) {
  const { item } = view;
  const isEditing = useSignal(false);
  const setEditing = (next: boolean) => () => {
    isEditing.value = next;
  };
  if (item.original.type === 'clip' || item.withdrawn !== null) return null;
  if (!isEditing.value) {
    return (
      <div class="row">
        <button type="button" class="button-small" onClick={setEditing(true)}>
          {item.original.type === 'point' ? 'Edit the point' : 'Edit the document'}
        </button>
      </div>
    );
  }
  if (item.original.type === 'point') return <PointTextForm {...view} onDone={setEditing(false)} />;
  return <DocumentForm {...view} existing={item} onDone={setEditing(false)} />;
}
