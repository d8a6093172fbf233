import { type ComponentChild, render } from 'preact';
import { placeOverPane } from './over-pane.ts';

const placeId = 'tables-offer';

/** Shows an offer of tables at the foot of the pane, in place of one that stands there. */
export function offerAtFoot(offer: (close: () => void) => ComponentChild): void {
  document.querySelector(`#${placeId}`)?.remove();
  const place = placeOverPane();
  place.id = placeId;
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(offer(close), place);
}
