import type { Chance } from '../chance.ts';
import { age, clock, dayText, digits, officerName, personName, risk, shortDay, yesNo } from '../fiction.ts';
import { page, paragraphs, table, times, toHtmlText, wrap } from '../markup.ts';
import { note, paragraph } from '../prose.ts';
import { type Sources, tableOf } from '../sources.ts';
import type { Template } from '../template.ts';

const rota: Template = (chance) =>
  page(
    'Rota',
    `<h1>Duty rota, week from ${dayText(chance)}</h1><table border="1"><thead><tr><th rowspan="2">Officer</th><th colspan="2">Monday</th><th colspan="2">Tuesday</th><th colspan="2">Wednesday</th></tr>
    <tr>${times(3, () => '<th>Early</th><th>Late</th>').join('')}</tr></thead><tbody>${times(15, () =>
      wrap(
        'tr',
        wrap('th scope="row"', officerName(chance)) +
          times(6, () => wrap('td', chance.pick(['On', 'Off', 'On', 'Court', 'Leave', 'Training']))).join(''),
      ),
    ).join('\n')}</tbody></table>`,
  );

const legacy: Template = (chance) =>
  page(
    'SYSTEM',
    `<table width="100%" data-part="none"><tr data-part="none"><td width="20%" data-part="none"><font size="2"><a href="#">Main menu</a><br><a href="#">Search</a><br><a href="#">Log off</a></font></td><td data-part="none">
    <font size="4"><b>NOMINAL ENQUIRY</b></font><br><br><table border="1" cellpadding="2">${[
      ['Surname', personName(chance).split(' ')[1] ?? ''],
      ['Nominal no.', digits(chance, 7)],
      ['Date of birth', shortDay(chance)],
      ['Markers', chance.pick(['None', 'CSE', 'MISSING'])],
      ['Alias', personName(chance)],
      ['Beat', `B${digits(chance, 2)}`],
    ]
      .map(([label, value]) => `<tr><td><b>${label}</b></td><td>${toHtmlText(value ?? '')}</td></tr>`)
      .join('')}</table><br>
    <table border="1"><thead><tr><th>Seq</th><th>Date</th><th>Type</th><th>Officer</th><th>Result</th></tr></thead><tbody>${times(
      16,
      (at) =>
        wrap(
          'tr',
          [
            String(at + 1),
            shortDay(chance),
            chance.pick(['STOP', 'INT', 'CRIME', 'INT']),
            officerName(chance),
            chance.pick(['NFA', 'NFA', 'CHG', 'REF']),
          ]
            .map((one) => wrap('td', wrap('font size="2"', one)))
            .join(''),
        ),
    ).join('\n')}</tbody></table></td></tr></table>`,
  );

const staffByArea: Template = (chance, sources) => wideFigures(chance, sources, 'staff-by-area');
const forceByReason: Template = (chance, sources) => wideFigures(chance, sources, 'force-by-reason');

/** A published table with its footnotes, every row, headed by plain rows of td as many sites have it. */
function wideFigures(chance: Chance, sources: Sources, name: string): string {
  const { title, group, heads, rows } = tableOf(sources, name);
  const keys = (rows[0]?.length ?? 0) - heads.length;
  const order = new Set(chance.some(rows, Math.ceil(rows.length * 0.7)));
  const head = `<tr data-part="head"><td colspan="${keys}"></td><td colspan="${heads.length}">${toHtmlText(group)}</td></tr><tr data-part="head">${times(keys, () => '<td></td>').join('')}${heads.map((one) => wrap('td', wrap('b', toHtmlText(one)))).join('')}</tr>`;
  const body = rows
    .filter((row) => order.has(row))
    .map((row) => wrap('tr', row.map((cell, at) => wrap(at === 0 ? 'th' : 'td', toHtmlText(cell))).join('')));
  return page(
    title,
    `<div class="breadcrumb">Statistics &gt; Police</div><h2>${toHtmlText(title)}</h2><div style="overflow:auto"><table>${head}${body.join('\n')}</table></div><p><small>1. Figures are rounded. 2. Some forces could not supply figures for the period.</small></p>`,
  );
}

const grouped: Template = (chance) =>
  page(
    'Caseload',
    `<h2>Caseload by unit</h2><table><thead><tr><th>Unit</th><th>Case</th><th>Child</th><th>Days open</th><th>Plan</th><th>Last visit</th></tr></thead>${[
      'Harbour',
      'Moor',
      'Valley',
    ]
      .map(
        (unit) =>
          `<tbody>${times(7, (at) => `<tr>${at === 0 ? `<th rowspan="7" data-part="none">${unit}</th>` : ''}${[digits(chance, 8), personName(chance), String(chance.below(300)), chance.pick(['CIN', 'CP', 'CP', 'LAC']), chance.pick([shortDay(chance), 'None'])].map((cell) => wrap('td', cell)).join('')}</tr>`).join('\n')}</tbody>`,
      )
      .join('\n')}</table>`,
  );

const checklist: Template = (chance) =>
  page(
    'Audit tool',
    `<h1>Case audit ${digits(chance, 6)}</h1><p>Auditor: ${officerName(chance)}</p>${table({
      heads: ['No.', 'Question', 'Answer', 'Grade', 'Comment'],
      rows: [
        'Was the call graded correctly?',
        'Was the child seen?',
        'Were siblings considered?',
        'Was the history checked?',
        'Was a supervisor told?',
        'Was the referral timely?',
        'Is the rationale recorded?',
        'Was the voice of the child heard?',
        'Was the plan specific?',
        'Were partners consulted?',
        'Was the suspect dealt with?',
        'Was the file closed properly?',
      ].map((question, at) => [
        String(at + 1),
        question,
        yesNo(chance),
        chance.pick(['Good', 'Adequate', 'Inadequate', 'Adequate']),
        chance.below(2) === 0 ? '' : note(chance, 'held'),
      ]),
    })}<h2>Overall</h2>${paragraphs([paragraph(chance, 'held'), paragraph(chance, 'held')])}`,
  );

const strategyRecords: Template = (chance) =>
  page(
    'Strategy discussions',
    `<h1>Strategy discussions</h1>${times(
      5,
      (at) =>
        `<h3>Discussion ${at + 1}</h3><table><tbody>${[
          ['Child', personName(chance)],
          ['Held on', dayText(chance)],
          ['Chair', officerName(chance)],
          ['Threshold met', yesNo(chance)],
          ['Health present', yesNo(chance)],
          ['Outcome', chance.pick(['Joint enquiry', 'Single agency', 'No further action'])],
          ['Reason', note(chance, 'held')],
        ]
          .map(
            ([label, value]) => `<tr><th scope="row">${label}</th><td>${toHtmlText(value ?? '')}</td></tr>`,
          )
          .join('')}</tbody></table>`,
    ).join('\n')}`,
  );

const whiteboard: Template = (chance) => {
  const cell = (text: string) => `<span class="c" data-part="cell">${toHtmlText(text)}</span>`;
  return page(
    'Whiteboard',
    `<h1>Custody whiteboard</h1><div class="board" data-part="table"><div class="h" data-part="head">${['Cell', 'Detainee', 'Age', 'Arrived', 'Next review', 'Adult called', 'Level'].map(cell).join('')}</div>${times(
      16,
      (at) =>
        `<div class="l" data-part="row">${[`M${at + 1}`, personName(chance), age(chance), clock(chance), clock(chance), yesNo(chance), risk(chance)].map(cell).join('')}</div>`,
    ).join('\n')}</div>`,
  );
};

export const heldTables: Readonly<Record<string, Template>> = {
  'duty rota': rota,
  'legacy nominal': legacy,
  'staff by area': staffByArea,
  'use of force by reason': forceByReason,
  'caseload by unit': grouped,
  'audit checklist': checklist,
  'strategy discussions': strategyRecords,
  'custody whiteboard': whiteboard,
};
