import type { HostNews, PaneSettings, WorkbookView } from '../grid-view/view-messages.ts';
import { ask, byId, cellName, element } from './ask.ts';
import { CellEditor } from './cell-editor.ts';
import { Grid } from './grid.ts';
import { type OfficeBridge, openPane } from './office-bridge.ts';

declare global {
  interface Window {
    /** For automated tests: the pane's side of ribbon commands. */
    officeBridge: OfficeBridge;
  }
}

const holder = byId('grid');
const tabs = byId('tabs');
const bar = byId('cell-content') as HTMLInputElement;
const notice = (text: string): void => {
  byId('notice').textContent = text;
};

let shown = '';

const grid = new Grid(holder, (at, cell, isByPerson) => {
  byId('cell-name').textContent = cellName(at.row, at.column);
  if (document.activeElement !== bar && !editor.isOpen) bar.value = cell?.content ?? '';
  void editor.offerList();
  if (isByPerson) void ask('select', { sheet: shown, address: cellName(at.row, at.column) });
});
const editor = new CellEditor({ grid, holder, bar, notice });

async function refresh(): Promise<void> {
  const workbook = await ask<WorkbookView>('workbook');
  document.title = workbook.fileName;
  byId('file-name').textContent = workbook.fileName;
  byId('calculation').textContent = workbook.calculation;
  drawTabs(workbook);
  const isSame = workbook.active === shown;
  shown = workbook.active;
  const { top, left } = workbook.selection;
  await grid.show(shown, { row: top, column: left }, isSame);
}

function drawTabs({ sheets, active }: WorkbookView): void {
  const buttons = sheets.map(({ name, tabColor }) => {
    const tab = element('button', { textContent: name, role: 'tab', type: 'button' });
    tab.setAttribute('aria-selected', String(name === active));
    if (tabColor !== '') tab.style.borderBottomColor = tabColor;
    tab.addEventListener('click', () => void openSheet(name));
    return tab;
  });
  tabs.replaceChildren(...buttons);
  tabs.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

async function openSheet(name: string): Promise<void> {
  await ask('select', { sheet: name, address: 'A1' });
  await refresh();
}

/** An add-in that writes sheet by sheet gives much news: drawing at each would take longer than the writing. */
const REST_MS = 150;

/** Several pieces of news in a row are one refresh; a refresh under way is followed, after a rest, by one more. */
let isRefreshing = false;
let isStale = false;
async function refreshSoon(): Promise<void> {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    await refresh();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  isRefreshing = false;
}

await refresh();
const pane = (await (await fetch('/pane')).json()) as PaneSettings;
const news = new EventSource('/news');
news.addEventListener('message', (event: MessageEvent<string>) => {
  const item = JSON.parse(event.data) as HostNews;
  if (item.type === 'messages') window.officeBridge.sendMessages(item.messages);
  else if (!editor.isOpen) void refreshSoon();
});
await new Promise((resolve) => news.addEventListener('open', resolve, { once: true }));
window.officeBridge = openPane(byId('pane'), pane);
