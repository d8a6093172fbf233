import './over-pane.css';

/** A place at the foot of the pane, for what comes from outside: the pane makes room and goes on as it was. */
export function placeOverPane(): HTMLElement {
  const own = document.createElement('div');
  // So that screen readers are told of what comes while the person is elsewhere.
  own.setAttribute('role', 'status');
  const all = document.querySelector('.over-pane') ?? document.createElement('div');
  all.className = 'over-pane';
  all.append(own);
  document.body.append(all);
  return own;
}
