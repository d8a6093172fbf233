import type { Chance } from '../chance.ts';
import {
  age,
  clock,
  dayText,
  officerName,
  personName,
  reference,
  risk,
  shortDay,
  status,
  team,
  yesNo,
} from '../fiction.ts';
import { page, paragraphs, table, times, toHtmlText, wrap } from '../markup.ts';
import { note, paragraph } from '../prose.ts';
import { type Sources, tableOf } from '../sources.ts';
import type { Template } from '../template.ts';

const caseList: Template = (chance) =>
  page(
    'Open cases',
    `<nav><a href="#">Home</a> <a href="#">Cases</a> <a href="#">Tasks</a></nav><h1>Child protection cases</h1>
    <p>Showing 1 to 22 of 148 cases. Sorted by date opened.</p>${table({
      caption: 'Cases with a child at risk',
      heads: ['Reference', 'Child', 'Age', 'Opened', 'Officer in charge', 'Risk', 'Status'],
      rows: times(22, () => [
        reference(chance, 'CP'),
        personName(chance),
        age(chance),
        shortDay(chance),
        officerName(chance),
        risk(chance),
        status(chance),
      ]),
    })}<footer>Page 1 of 7</footer>`,
  );

const custodyLog: Template = (chance) =>
  page(
    'Custody record',
    `<h1>Custody record ${reference(chance, 'CU')}</h1><h2>Detention log</h2>${table({
      heads: ['Time', 'Entry by', 'Type', 'Entry'],
      rows: times(26, () => [
        `${shortDay(chance)} ${clock(chance)}`,
        officerName(chance),
        chance.pick(['Visit', 'Review', 'Meal', 'Rights', 'Visit']),
        chance.below(3) === 0
          ? chance.pick(['Awake, no requests', 'Asleep, breathing seen', 'Drink given'])
          : note(chance, 'tuning'),
      ]),
    })}<h2>Review by inspector</h2>${paragraphs(times(3, () => paragraph(chance, 'tuning')))}`,
  );

const missingEpisodes: Template = (chance) =>
  page(
    'Missing episodes',
    `<h1>Missing from home and care</h1>${times(
      3,
      () =>
        `<h2>${personName(chance)}</h2>${table({
          caption: 'Episodes',
          heads: ['Episode', 'Reported', 'Found', 'Risk', 'Return interview', 'Where found'],
          rows: times(8, () => [
            reference(chance, 'MP'),
            `${shortDay(chance)} ${clock(chance)}`,
            `${shortDay(chance)} ${clock(chance)}`,
            risk(chance),
            yesNo(chance),
            chance.pick(['Home', 'Friend', 'Home', 'Town centre', 'Not known']),
          ]),
          hasRowHeads: true,
        })}`,
    ).join('\n')}`,
  );

const openAndClosed: Template = (chance) =>
  page(
    'Referrals',
    ['Referrals received', 'Referrals closed']
      .map(
        (title) =>
          `<section><h2>${title}</h2>${table({
            heads: ['Number', 'From', 'Received', 'Decision', 'Visited'],
            rows: times(12, () => [
              reference(chance, 'RF'),
              chance.pick(['School', 'Hospital', 'Parent', 'School', 'Anonymous']),
              dayText(chance),
              chance.pick(['No further action', 'Strategy discussion', 'Assessment']),
              yesNo(chance),
            ]),
          })}</section>`,
      )
      .join(''),
  );

const forceByAge: Template = (chance, sources) => statistics(chance, sources, 'force-by-age');
const volunteers: Template = (chance, sources) => statistics(chance, sources, 'volunteers-by-area');

/** A published table under a head of two rows, the upper one merged; some of its rows, by chance. */
function statistics(chance: Chance, sources: Sources, name: string): string {
  const { title, group, heads, rows } = tableOf(sources, name);
  const chosen = new Set(chance.some(rows, Math.ceil(rows.length * 0.6)));
  const keys = (rows[0]?.length ?? 0) - heads.length;
  const head = `<tr><th colspan="${keys}" rowspan="2"></th><th colspan="${heads.length}">${toHtmlText(group)}</th></tr>
    <tr>${heads.map((one) => `<th scope="col">${toHtmlText(one)}</th>`).join('')}</tr>`;
  const body = rows
    .filter((row) => chosen.has(row))
    .map((row) => wrap('tr', row.map((cell) => wrap('td', toHtmlText(cell))).join('')));
  return page(
    title,
    `<h1>${toHtmlText(title)}</h1><table><thead>${head}</thead><tbody>${body.join('\n')}</tbody></table>
    <p>Figures as published; forces differ in how they record, so comparisons need care.</p>`,
  );
}

const enquiries: Template = (chance, sources) => {
  const { title, heads, rows } = tableOf(sources, 'enquiries-by-authority');
  return page(title, `<h1>${title}</h1>${table({ heads, rows: chance.some(rows, 45), hasRowHeads: true })}`);
};

const ariaGrid: Template = (chance) => {
  const cell = (text: string) => `<div role="gridcell" data-part="cell">${toHtmlText(text)}</div>`;
  const heads = ['Task', 'Child', 'Due', 'Owner', 'Done'];
  const row = () =>
    `<div role="row" data-part="row" class="r${chance.below(99)}">${[
      reference(chance, 'TK'),
      personName(chance),
      shortDay(chance),
      team(chance),
      yesNo(chance),
    ]
      .map(cell)
      .join('')}</div>`;
  return page(
    'Tasks',
    `<h1>My team's tasks</h1><div role="grid" aria-label="Tasks" data-part="table"><div role="row" data-part="head">${heads
      .map((head) => `<div role="columnheader" data-part="cell">${head}</div>`)
      .join('')}</div>${times(18, row).join('\n')}</div>`,
  );
};

export const tuningTables: Readonly<Record<string, Template>> = {
  'case list': caseList,
  'custody log': custodyLog,
  'missing episodes': missingEpisodes,
  'two tables alike': openAndClosed,
  'use of force by age': forceByAge,
  'volunteers by area': volunteers,
  'enquiries by authority': enquiries,
  'ARIA grid': ariaGrid,
};
