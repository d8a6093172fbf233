import type { ItemState } from '../../shared/ledger/inspection-state.ts';

/** What could not be read when this was clipped. */
export function Unread({ item }: { readonly item: ItemState }) {
  const { original } = item;
  if (original.type !== 'clip' || (original.isFindable && original.unread.length === 0)) return null;
  return (
    <div class="notice notice-caution muted">
      <div>
        {!original.isFindable && original.structure.field === null && (
          <p>
            This cannot be found again on its page:{' '}
            {item.redaction === null ? 'only its text was readable.' : 'names are hidden in it.'}
          </p>
        )}
        {original.unread.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
