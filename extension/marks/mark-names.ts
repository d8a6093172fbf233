/** Names of the registered highlights: one a verdict that has a place. */
export const markNames = {
  same: 'plumbline-same',
  moved: 'plumbline-moved',
  changed: 'plumbline-changed',
} as const;

/** A style sheet of the user's, not of the page's: no rule of a page reaches it, and the page does not see it. */
export const markStyles = `
::highlight(${markNames.same}) { background-color: #ffe28a; color: #1a1f24; text-decoration: underline 2px #0f5f7a; }
::highlight(${markNames.moved}) { background-color: #ffe28a; color: #1a1f24; text-decoration: underline dotted 2px #0f5f7a; }
::highlight(${markNames.changed}) { background-color: #ffd0b0; color: #1a1f24; text-decoration: underline wavy 2px #a3203a; }
@media (forced-colors: active) {
  ::highlight(${markNames.same}), ::highlight(${markNames.moved}), ::highlight(${markNames.changed}) {
    background-color: Mark; color: MarkText;
  }
}`;
