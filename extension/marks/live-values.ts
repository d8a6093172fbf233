import { controlText, isFilledIn } from '../capture/form-control.ts';

/** A look at more of them, every two seconds, would be felt. */
const mostControls = 5_000;

/**
 * Whether what stands in the fields of some trees has changed since it was asked last: a page that fills its fields in
 * anew changes nothing that can be observed.
 */
export function createValueWatch(): (trees: readonly (Document | ShadowRoot)[]) => boolean {
  let before: string | null = null;
  return (trees) => {
    const now = JSON.stringify(
      trees.flatMap((tree) =>
        [...controlsOf(tree)].slice(0, mostControls).map((one) => (isFilledIn(one) ? controlText(one) : '')),
      ),
    );
    const isChanged = before !== null && before !== now;
    before = now;
    return isChanged;
  };
}

const controlsOf = (tree: Document | ShadowRoot): NodeListOf<Element> =>
  (tree instanceof Document ? Document : DocumentFragment).prototype.querySelectorAll.call(
    tree,
    'input, textarea, select',
  );
