/** Names of the registered highlights: one a verdict that has a place. */
export const markNames = {
  same: 'plumbline-same',
  moved: 'plumbline-moved',
  changed: 'plumbline-changed',
} as const;

/** Over the others: the one that a person asked to see. */
export const shownMarkName = 'plumbline-shown';

/** Added as the extension's own, twice (see mark-tabs.ts): the page sees none of it. */
export const markStyles = `
::highlight(${markNames.same}) { background-color: #ffe28a; color: #1a1f24; text-decoration: underline 2px #0f5f7a; }
::highlight(${markNames.moved}) { background-color: #ffe28a; color: #1a1f24; text-decoration: underline dotted 2px #0f5f7a; }
::highlight(${markNames.changed}) { background-color: #ffd0b0; color: #1a1f24; text-decoration: underline wavy 2px #a3203a; }
::highlight(${shownMarkName}) { background-color: #ffb454; color: #1a1f24; text-decoration: overline 2px #0f5f7a; }
@media (forced-colors: active) {
  ::highlight(${markNames.same}), ::highlight(${markNames.moved}), ::highlight(${markNames.changed}) {
    background-color: Mark; color: MarkText;
  }
  ::highlight(${shownMarkName}) { background-color: Highlight; color: HighlightText; }
}`;
