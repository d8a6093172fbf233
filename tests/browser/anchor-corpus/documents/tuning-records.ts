import {
  address,
  age,
  clock,
  dayText,
  digits,
  officerName,
  personName,
  reference,
  risk,
  shortDay,
  status,
  team,
  yesNo,
} from '../fiction.ts';
import { definitions, linked, list, page, paragraphs, table, times, toHtmlText, wrap } from '../markup.ts';
import { note, paragraph, sentence } from '../prose.ts';
import type { Template } from '../template.ts';

const crimeRecord: Template = (chance) =>
  page(
    'Crime record',
    `<h1>Crime ${reference(chance, 'CR')}</h1><h2>Summary</h2>${definitions([
      [
        'Offence',
        chance.pick(['Neglect of a child', 'Assault on a child', 'Sexual communication with a child']),
      ],
      ['Victim', personName(chance)],
      ['Age', age(chance)],
      ['Address', address(chance)],
      ['Reported', `${dayText(chance)} at ${clock(chance)}`],
      ['Officer in charge', officerName(chance)],
      ['Supervisor', officerName(chance)],
      ['Risk level', risk(chance)],
      ['Status', status(chance)],
      ['Child seen', yesNo(chance)],
      ['Referral made', yesNo(chance)],
      ['Body-worn video', yesNo(chance)],
    ])}<h2>Circumstances</h2>${paragraphs(times(3, () => paragraph(chance, 'tuning')))}
    <h2>Investigation log</h2><ol>${times(9, () => `<li data-part="record"><b>${shortDay(chance)}</b> ${toHtmlText(note(chance, 'tuning'))}</li>`).join('\n')}</ol>`,
  );

const divRecord: Template = (chance) => {
  const field = (label: string, value: string) =>
    `<div class="field"><div class="l" data-part="label">${label}</div><div class="v" data-part="value">${toHtmlText(value)}</div></div>`;
  const person = (role: string) =>
    `<div class="card"><h3>${role}</h3>${[
      field('Name', personName(chance)),
      field('Born', shortDay(chance)),
      field('Address', address(chance)),
      field('Known to services', yesNo(chance)),
      field('Interviewed', yesNo(chance)),
      field('Warning', chance.pick(['None', 'None', 'Weapons'])),
    ].join('')}</div>`;
  return page(
    'Occurrence',
    `<div id="app"><div class="bar">Occurrence ${digits(chance, 11)}</div><h1>Occurrence</h1>
    ${['Child', 'Sibling', 'Mother', 'Suspect'].map(person).join('\n')}<div class="card"><h3>Narrative</h3><p>${toHtmlText(paragraph(chance, 'tuning', 3))}</p><p>${toHtmlText(paragraph(chance, 'tuning', 2))}</p></div></div>`,
  );
};

const assessmentForm: Template = (chance) => {
  const answer = (question: string, value: string) =>
    `<div class="q"><label data-part="label">${question}</label> <output data-part="value">${toHtmlText(value)}</output></div>`;
  return page(
    'Risk assessment',
    `<form><h1>Risk assessment</h1><fieldset><legend>About the child</legend>${[
      answer('Full name', personName(chance)),
      answer('Age', age(chance)),
      answer('School attended', yesNo(chance)),
      answer('Known to social care', yesNo(chance)),
      answer('Date completed', dayText(chance)),
    ].join('')}</fieldset><fieldset><legend>Vulnerability</legend>${[
      'Is the child afraid of going home?',
      'Has the child been missing before?',
      'Is there a plan in place?',
      'Is an adult of concern known?',
      'Does the child use social media unsupervised?',
      'Is English the first language?',
    ]
      .map((question) => answer(question, yesNo(chance)))
      .join('')}${answer('Overall risk', risk(chance))}</fieldset>
  <fieldset><legend>Rationale</legend><p>${toHtmlText(paragraph(chance, 'tuning', 3))}</p></fieldset></form>`,
  );
};

const chronology: Template = (chance) =>
  page(
    'Chronology',
    `<h1>Chronology for ${personName(chance)}</h1><ol class="timeline">${times(
      24,
      () =>
        `<li data-part="record"><time>${dayText(chance)}</time> <strong>${chance.pick(['Referral', 'Visit', 'Police report', 'Meeting', 'Phone call'])}</strong><p>${toHtmlText(sentence(chance, 'tuning'))}</p></li>`,
    ).join('\n')}</ol>`,
  );

const longChronology: Template = (chance) =>
  page(
    'Integrated chronology',
    `<h1>Integrated chronology</h1>${table({
      heads: ['Date', 'Agency', 'Event', 'Response', 'Child seen'],
      rows: times(120, () => [
        dayText(chance),
        chance.pick(['Police', 'Health', 'School', 'Social care']),
        sentence(chance, 'tuning'),
        note(chance, 'tuning'),
        yesNo(chance),
      ]),
    })}`,
  );

const emails: Template = (chance) =>
  page(
    'Message',
    `<h1>RE: Strategy discussion ${reference(chance, 'CP')}</h1>${times(
      6,
      () =>
        `<div class="message" data-part="record"><div>From: ${officerName(chance)}</div><div>Sent: ${dayText(chance)} ${clock(chance)}</div>
    <p>Hello ${personName(chance).split(' ')[0]},</p><p>${toHtmlText(paragraph(chance, 'tuning'))}</p><blockquote>${toHtmlText(sentence(chance, 'tuning'))}</blockquote><p>Regards</p></div>`,
    ).join('\n')}`,
  );

const forum: Template = (chance) =>
  page(
    'Discussion',
    `<h1>Practice forum: recording the voice of the child</h1>${times(
      12,
      (at) =>
        `<article data-part="record"><header><b>${personName(chance)}</b> <span>${dayText(chance)}</span> <span>#${at + 1}</span></header><p>${toHtmlText(paragraph(chance, 'tuning', 1))}</p><button>Reply</button></article>`,
    ).join('\n')}`,
  );

const minutes: Template = (chance) =>
  page(
    'Minutes',
    `<h1>Minutes of the safeguarding board, ${dayText(chance)}</h1><p>Present: ${times(5, () => personName(chance)).join(', ')}</p>${[
      'Matters arising',
      'Performance',
      'Audit of cases',
      'Training',
      'Any other business',
    ]
      .map(
        (head, at) =>
          `<h2>${at + 1}. ${head}</h2>${paragraphs(times(2, () => paragraph(chance, 'tuning')))}<p><b>Action ${at + 1}:</b> ${toHtmlText(note(chance, 'tuning'))} (${officerName(chance)}, by ${shortDay(chance)})</p>`,
      )
      .join('\n')}`,
  );

const policy: Template = (chance) =>
  page(
    'Policy',
    `<main><h1>Policy: attending incidents with children</h1>${times(
      5,
      (at) =>
        `<h2>${at + 1} ${['Scope', 'First contact', 'Attendance', 'Recording', 'Review'][at]}</h2>${paragraphs(times(2, () => paragraph(chance, 'tuning')))}${list(
          times(4, (item) =>
            item === 2
              ? `${toHtmlText(note(chance, 'tuning'))}${list(times(3, () => toHtmlText(note(chance, 'tuning'))))}`
              : toHtmlText(sentence(chance, 'tuning')),
          ),
        )}`,
    ).join('\n')}</main>`,
  );

const dashboard: Template = (chance) =>
  page(
    'Dashboard',
    `<h1>Vulnerability dashboard</h1><div class="tiles">${[
      'Open cases',
      'Overdue reviews',
      'Children missing now',
      'Referrals this week',
      'Unallocated',
      'Strategy discussions',
      'Return interviews due',
      'Repeat incidents',
    ]
      .map(
        (label) =>
          `<div class="tile"><span data-part="label">${label}</span><strong data-part="value">${chance.below(400)}</strong><em>${chance.pick(['up', 'down'])} ${chance.below(30)}% on last month</em></div>`,
      )
      .join('\n')}</div>
    ${table({ heads: ['Team', 'Open', 'Overdue', 'Average days', 'On time'], rows: ['North', 'South', 'East', 'West', 'Central', 'Online'].map((name) => [`${name} team`, String(chance.below(90)), String(chance.below(20)), (chance.below(400) / 10).toFixed(1), `${40 + chance.below(60)}%`]) })}<p>${toHtmlText(paragraph(chance, 'tuning'))}</p>`,
  );

const searchResults: Template = (chance) =>
  page(
    'Search',
    `<h1>Search</h1><p>214 results for "missing"</p>${times(
      14,
      () =>
        `<div class="hit" data-part="record"><h3><a href="#">${reference(chance, 'IN')} – ${personName(chance)}</a></h3><p>${toHtmlText(sentence(chance, 'tuning'))}</p><small>${team(chance)} · ${shortDay(chance)} · ${wrap('span data-part="value"', status(chance))}</small></div>`,
    ).join('\n')}`,
  );

export const tuningRecords: Readonly<Record<string, Template>> = {
  'crime record': crimeRecord,
  'div record': divRecord,
  'assessment form': assessmentForm,
  chronology: linked(chronology),
  'long chronology': longChronology,
  emails,
  forum,
  minutes: linked(minutes),
  policy: linked(policy),
  dashboard,
  'search results': searchResults,
};
