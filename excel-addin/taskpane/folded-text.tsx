import { MoreButton } from './more-button.tsx';

/** About eight lines of the pane: longer reasons would push what comes next out of sight. */
const mostCharacters = 400;

/** A text as it was typed; of a long one the beginning, and the rest when it is asked for. */
export function FoldedText({ text, look }: { readonly text: string; readonly look?: string }) {
  if (text.length <= mostCharacters) return <p class={look ?? ''}>{text}</p>;
  const space = text.lastIndexOf(' ', mostCharacters);
  const end = space > 0 ? space : mostCharacters;
  return (
    <div>
      <p class={look ?? ''}>{text.slice(0, end)} …</p>
      <MoreButton label="Show all">
        {() => <p class={look ?? ''}>… {text.slice(end).trimStart()}</p>}
      </MoreButton>
    </div>
  );
}
