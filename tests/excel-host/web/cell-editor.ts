import type { EditAnswer } from '../grid-view/view-messages.ts';
import { ask, cellName, element } from './ask.ts';
import type { Grid } from './grid.ts';

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

/** Typing into cells: over the cell, in the formula bar, or from the cell's drop-down list. */
export class CellEditor {
  readonly #grid: Grid;
  readonly #holder: HTMLElement;
  readonly #bar: HTMLInputElement;
  readonly #notice: (text: string) => void;
  #editor: HTMLTextAreaElement | undefined;
  #dropButton: HTMLButtonElement | undefined;
  #list: HTMLUListElement | undefined;

  constructor(parts: {
    grid: Grid;
    holder: HTMLElement;
    bar: HTMLInputElement;
    notice: (text: string) => void;
  }) {
    this.#grid = parts.grid;
    this.#holder = parts.holder;
    this.#bar = parts.bar;
    this.#notice = parts.notice;
    this.#holder.addEventListener('dblclick', () => this.open());
    this.#holder.addEventListener('keydown', (event) => this.#key(event));
    this.#bar.addEventListener('keydown', (event) => this.#barKey(event));
    this.#bar.addEventListener('focus', () => void ask('editing', { isEditing: true }));
    this.#bar.addEventListener('blur', () => void ask('editing', { isEditing: false }));
  }

  get isOpen(): boolean {
    return this.#editor !== undefined;
  }

  #step(rows: number, columns: number): void {
    const { row, column } = this.#grid.at;
    this.#grid.move({ row: row + rows, column: column + columns }, { scrolls: true });
  }

  #key(event: KeyboardEvent): void {
    if (this.#editor || event.target !== this.#holder) return;
    const move = MOVES[event.key];
    if (event.altKey && event.key === 'ArrowDown') void this.#openList();
    else if (move) this.#step(...move);
    else if (event.key === 'Enter') this.#step(event.shiftKey ? -1 : 1, 0);
    else if (event.key === 'Home')
      this.#grid.move({ row: event.ctrlKey ? 0 : this.#grid.at.row, column: 0 }, { scrolls: true });
    else if (event.key === 'F2') this.open();
    else if (event.key === 'Delete' || event.key === 'Backspace') void this.#save('');
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.open(event.key);
    else return;
    event.preventDefault();
  }

  /** `typed` begins afresh; without it the cell's own content is there to change. */
  open(typed?: string): void {
    if (this.#grid.sheet?.isProtected) {
      this.#notice('This sheet is protected.');
      return;
    }
    this.#closeList();
    void ask('editing', { isEditing: true });
    const content = this.#grid.cellAt(this.#grid.at)?.content ?? '';
    const editor = element('textarea', { className: 'editor', value: typed ?? content, spellcheck: false });
    editor.setAttribute('aria-label', `Edit ${cellName(this.#grid.at.row, this.#grid.at.column)}`);
    this.#editor = editor;
    this.#grid.overlay(editor);
    editor.addEventListener('keydown', (event) => this.#editorKey(event));
    editor.addEventListener('input', () => this.#grow(editor));
    editor.addEventListener('blur', () => void this.#commit([0, 0]));
    editor.focus();
    editor.setSelectionRange(editor.value.length, editor.value.length);
    this.#grow(editor);
  }

  #grow(editor: HTMLTextAreaElement): void {
    editor.style.height = 'auto';
    editor.style.height = `${Math.max(24, editor.scrollHeight + 4)}px`;
    this.#bar.value = editor.value;
  }

  #editorKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && event.altKey)
      this.#editor?.setRangeText('\n', this.#editor.selectionStart, this.#editor.selectionEnd, 'end');
    else if (event.key === 'Enter') void this.#commit([event.shiftKey ? -1 : 1, 0]);
    else if (event.key === 'Tab') void this.#commit([0, event.shiftKey ? -1 : 1]);
    else return;
    event.preventDefault();
  }

  #barKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#bar.value = this.#grid.cellAt(this.#grid.at)?.content ?? '';
      this.#holder.focus();
    }
    if (event.key !== 'Enter') return;
    const { value } = this.#bar;
    this.#holder.focus();
    void this.#save(value);
  }

  #close(): void {
    const editor = this.#editor;
    if (!editor) return;
    this.#editor = undefined;
    editor.remove();
    this.#bar.value = this.#grid.cellAt(this.#grid.at)?.content ?? '';
    void ask('editing', { isEditing: false });
    this.#holder.focus({ preventScroll: true });
  }

  async #commit([rows, columns]: readonly [number, number]): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { value } = editor;
    const before = this.#grid.cellAt(this.#grid.at)?.content ?? '';
    this.#close();
    if (value !== before) await this.#save(value);
    if (rows !== 0 || columns !== 0) this.#step(rows, columns);
  }

  async #save(text: string, insists = false): Promise<void> {
    const sheet = this.#grid.sheet?.name;
    const address = cellName(this.#grid.at.row, this.#grid.at.column);
    // The page has sent the end of editing; the server takes requests in the order in which they come.
    await ask('editing', { isEditing: false });
    const answer = await ask<EditAnswer>('edit', { sheet, address, text, insists });
    if (answer.refusal === undefined) {
      this.#notice('');
      return;
    }
    if (answer.canInsist && confirm(`${answer.refusal}\n\nKeep it all the same?`))
      await this.#save(text, true);
    else this.#notice(answer.refusal);
  }

  /** Shows the button of a cell that has a list. */
  async offerList(): Promise<void> {
    this.#closeList();
    this.#dropButton?.remove();
    const at = this.#grid.at;
    const choices = await this.#choices();
    if (!choices || at !== this.#grid.at) return;
    const button = element('button', {
      className: 'drop-button',
      textContent: '▾',
      type: 'button',
      tabIndex: -1,
    });
    button.setAttribute('aria-label', 'Show the choices');
    this.#dropButton = button;
    const frame = this.#grid.overlay(button);
    if (!frame) return;
    button.style.cssText = `left:${frame.left + frame.width}px;top:${frame.top + frame.height - 22}px`;
    button.addEventListener('click', () => void this.#openList());
  }

  #choices(): Promise<readonly string[] | null> {
    const address = cellName(this.#grid.at.row, this.#grid.at.column);
    return ask('choices', { sheet: this.#grid.sheet?.name, address });
  }

  #closeList(): void {
    const list = this.#list;
    // Removing it takes the focus away, which closes it again.
    this.#list = undefined;
    list?.remove();
  }

  async #openList(): Promise<void> {
    if (this.#list) return this.#closeList();
    const choices = await this.#choices();
    if (!choices) return;
    const list = element('ul', { className: 'choices', role: 'listbox', tabIndex: 0 });
    this.#list = list;
    const frame = this.#grid.overlay(list);
    if (!frame) return;
    list.style.cssText = `left:${frame.left}px;top:${frame.top + frame.height}px;min-width:${frame.width}px`;
    const current = this.#grid.cellAt(this.#grid.at)?.text ?? '';
    list.append(...choices.map((choice) => this.#choiceItem(choice, current)));
    list.addEventListener('keydown', (event) => this.#listKey(event, choices));
    list.addEventListener('blur', () => this.#closeList());
    list.focus();
  }

  #choiceItem(choice: string, current: string): HTMLLIElement {
    const item = element('li', { textContent: choice, role: 'option' });
    item.setAttribute('aria-selected', String(choice === current));
    item.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.#choose(choice);
    });
    return item;
  }

  #choose(choice: string): void {
    this.#closeList();
    this.#holder.focus({ preventScroll: true });
    void this.#save(choice);
  }

  #listKey(event: KeyboardEvent, choices: readonly string[]): void {
    event.stopPropagation();
    const items = [...(this.#list?.children ?? [])];
    const chosen = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = Math.max(0, Math.min(items.length - 1, chosen + step));
      for (const [index, item] of items.entries()) item.setAttribute('aria-selected', String(index === next));
      items[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Escape') {
      this.#closeList();
      this.#holder.focus({ preventScroll: true });
    } else if (event.key === 'Enter') this.#choose(choices[chosen] ?? '');
    else return;
    event.preventDefault();
  }
}
