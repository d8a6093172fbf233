import { useEffect } from 'preact/hooks';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import { dateInWords, dayOf } from './format-date.ts';
import { eventDay, groupItems, type ItemGroup } from './group-items.ts';
import { personName, sourceInShort } from './item-facts.ts';
import type { ViewProps } from './panel-model.ts';
import { directionWords, inspectionKindWords } from './plain-words.ts';
import { printed } from './printed-items.ts';

/** As it stands over the screen. */
const shownWords = (id: 'marking' | 'handling') => document.getElementById(id)?.textContent;

/** The evening's debrief on paper: items by criterion, the marking at the head of every page. */
export function PrintedPages(view: ViewProps) {
  const { panel, inspection, state } = view;
  const items = printed.value;
  useEffect(() => {
    // The page is laid out by the next frame; the browser's dialog then holds this window still.
    if (items.length > 0) requestAnimationFrame(() => setTimeout(() => panel.effects.print()));
  }, [items]);
  const context = { state, framework: inspection.framework, areasFramework: inspection.areasFramework };
  const groups = groupItems(items, 'criterion', context).filter((group) => group.items.length > 0);
  const head = state.inspection;
  return (
    <div class="for-print">
      <table>
        <thead>
          <tr>
            <th colSpan={3} class="marking">
              {shownWords('marking')}
              <div class="muted">{shownWords('handling')}</div>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td colSpan={3}>
              <h1>{head === null ? 'Evidence' : `${head.force}: evidence`}</h1>
              <p class="muted">
                {head !== null &&
                  `${inspectionKindWords[head.kind]}, ${dateInWords(head.startDate)} to ${dateInWords(head.endDate)}. `}
                Printed {dateInWords(dayOf(panel.effects.now()))}. {items.length} items; one that bears on
                several criteria stands under each.
              </p>
            </td>
          </tr>
          {groups.map((group) => (
            <PrintedGroup key={group.key} {...view} group={group} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrintedGroup({ group, inspection, state }: ViewProps & { readonly group: ItemGroup }) {
  const criterion = findCriterion(inspection.framework, group.key);
  return (
    <>
      <tr class="group-head">
        <th colSpan={3} scope="rowgroup">
          {group.title}
          {criterion !== undefined && <div class="muted">{criterion.text}</div>}
        </th>
      </tr>
      {group.items.map((item) => {
        const link = item.links.find((one) => one.criterion === group.key);
        return (
          <tr key={item.id}>
            <td>
              {item.shown.text}
              {item.note !== '' && <div class="muted">Note: {item.note}</div>}
              {item.followUp !== null && <div class="muted">Follow up: {item.followUp}</div>}
            </td>
            <td class="narrow">{link && directionWords[link.direction]}</td>
            <td class="muted">
              {dateInWords(eventDay(item, { state }))}
              <br />
              {personName(state, item.madeBy)}
              <br />
              {[item.shown.title, sourceInShort(item.shown.source)].filter((part) => part !== '').join(' · ')}
            </td>
          </tr>
        );
      })}
    </>
  );
}
