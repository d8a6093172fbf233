import { clock, dayText, digits, officerName, personName, risk, shortDay } from '../fiction.ts';
import { linked, list, page, paragraphs, times, toHtmlText } from '../markup.ts';
import { note, paragraph, sentence } from '../prose.ts';
import type { Template } from '../template.ts';

const board: Template = (chance) =>
  page(
    'Board',
    `<h1>Action plan board</h1><div class="cols">${['To do', 'Doing', 'Waiting', 'Done']
      .map(
        (column) =>
          `<section><h2>${column}</h2>${times(5, () => `<div class="card" data-part="record"><div class="t">${toHtmlText(note(chance, 'held'))}</div><span>${digits(chance, 4)}</span> <span>${officerName(chance)}</span> <span>${risk(chance)}</span></div>`).join('')}</section>`,
      )
      .join('\n')}</div>`,
  );

const report: Template = (chance) =>
  page(
    'Report',
    `<h1>Thematic audit: children held overnight</h1>${[
      'Introduction',
      'How we worked',
      'Findings',
      'Causes',
      'Recommendations',
    ]
      .map(
        (head, part) =>
          `<h2>${head}</h2>${times(4, (at) => `<p>${part + 1}.${at + 1} ${toHtmlText(paragraph(chance, 'held', 3))}</p>`).join('\n')}`,
      )
      .join('\n')}<h2>Annex</h2>${list(
      times(8, () => toHtmlText(sentence(chance, 'held'))),
      'ol',
    )}`,
  );

const news: Template = (chance) =>
  page(
    'News',
    `<header><h1>Force news</h1></header>${times(
      7,
      () =>
        `<article data-part="record"><h2>${toHtmlText(note(chance, 'held').slice(0, 60))}</h2><p class="by">${dayText(chance)} by ${personName(chance)}</p>${paragraphs(times(2, () => paragraph(chance, 'held', 1)))}<a href="#">Read more</a></article>`,
    ).join('\n')}`,
  );

const auditTrail: Template = (chance) =>
  page(
    'Audit',
    `<h3>Audit trail</h3><div class="log">${times(
      40,
      () =>
        `<div data-part="record">${shortDay(chance)} ${clock(chance)} ${officerName(chance)} ${chance.pick(['VIEW', 'EDIT', 'PRINT', 'VIEW'])} nominal ${digits(chance, 7)} ${toHtmlText(chance.below(3) === 0 ? note(chance, 'held') : 'no reason given')}</div>`,
    ).join('\n')}</div>`,
  );

const questions: Template = (chance) =>
  page(
    'Questions',
    `<h1>Questions and answers</h1>${times(
      12,
      () =>
        `<details open><summary>${toHtmlText(sentence(chance, 'held').replace(/\.$/, '?'))}</summary><p>${toHtmlText(paragraph(chance, 'held', 2))}</p></details>`,
    ).join('\n')}`,
  );

const interview: Template = (chance) =>
  page(
    'Interview',
    `<h1>Record of interview ${digits(chance, 6)}</h1><p>Interview began at ${clock(chance)} on ${dayText(chance)}.</p>${times(
      30,
      (at) =>
        `<p><b>${at % 2 === 0 ? 'Q' : 'A'}</b> ${toHtmlText(at % 2 === 0 ? `${sentence(chance, 'held').replace(/\.$/, '?')}` : chance.pick(['Yes.', 'No.', 'I do not remember.', note(chance, 'held')]))}</p>`,
    ).join('\n')}`,
  );

const plan: Template = (chance) =>
  page(
    'Safety plan',
    `<h1>Safety plan for ${personName(chance)}</h1><p>Drawn up ${dayText(chance)}, reviewed ${dayText(chance)}.</p>${[
      'At home',
      'At school',
      'Online',
      'If missing',
    ]
      .map(
        (head) =>
          `<h2>${head}</h2>${list(times(5, () => `${toHtmlText(note(chance, 'held'))} <i>Who: ${officerName(chance)}</i>`))}<p>${toHtmlText(paragraph(chance, 'held', 1))}</p>`,
      )
      .join('\n')}`,
  );

export const heldRecords: Readonly<Record<string, Template>> = {
  'task board': board,
  report: linked(report),
  news,
  'audit trail': auditTrail,
  'questions and answers': linked(questions),
  interview,
  'safety plan': linked(plan),
};
