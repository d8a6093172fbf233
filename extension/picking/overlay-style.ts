export type Style = Readonly<Record<string, string>>;

/** The page's styles reach our element: only what is important and in the element itself is beyond them. */
export const HOST: Style = {
  display: 'block',
  position: 'fixed',
  inset: '0',
  width: 'auto',
  height: 'auto',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'transparent',
  overflow: 'visible',
  'pointer-events': 'none',
  'z-index': '2147483647',
  visibility: 'visible',
  opacity: '1',
  filter: 'none',
  transform: 'none',
  translate: 'none',
  scale: 'none',
  rotate: 'none',
  zoom: '1',
  'clip-path': 'none',
  mask: 'none',
  'mix-blend-mode': 'normal',
  contain: 'none',
  'content-visibility': 'visible',
};

export const SHIELD: Style = { position: 'fixed', inset: '0', cursor: 'crosshair', 'pointer-events': 'auto' };

// Dark between two light lines: seen on every ground; where colours are forced, the outline alone is left.
export const FRAME: Style = {
  position: 'fixed',
  'box-sizing': 'border-box',
  'pointer-events': 'none',
  outline: '3px solid #0b4f9c',
  'outline-offset': '1px',
  'box-shadow': '0 0 0 1px #fff, 0 0 0 5px #fff',
  background: 'rgb(11 79 156 / 0.08)',
};

export const LABEL: Style = {
  position: 'fixed',
  'max-width': 'min(36rem, calc(100vw - 8px))',
  'box-sizing': 'border-box',
  padding: '4px 8px',
  border: '1px solid #fff',
  'border-radius': '3px',
  background: '#0b2a4a',
  color: '#fff',
  font: '600 14px/1.4 system-ui, sans-serif',
  'overflow-wrap': 'anywhere',
  'pointer-events': 'none',
};

export const HINT_LINE: Style = {
  ...LABEL,
  'max-width': 'calc(100vw - 8px)',
  left: '4px',
  bottom: '4px',
  font: '400 13px/1.4 system-ui, sans-serif',
};

export const SPOKEN: Style = {
  position: 'fixed',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
};
