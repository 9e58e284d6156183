import { closingParagraphs, contactFields, docketLines, subjectsOf } from './boilerplate.ts';
import { type Choice, longDate, weekday } from './choice.ts';
import { HEADS, tableCells } from './entity-cell.ts';
import { instructed } from './instructions.ts';
import { cfrLines, clockTime, columns, shortDate, WIDTHS, wrap } from './layout.ts';
import type { Row, Told } from './told.ts';

const RULE = '-'.repeat(128);
const PARTS: Readonly<Record<Told['type'], string>> = {
  Rule: 'Rules and Regulations',
  'Proposed Rule': 'Proposed Rules',
  Notice: 'Notices',
  'Presidential Document': 'Presidential Documents',
};

function printedTable(rows: readonly Row[], told: Told): readonly string[] {
  const [year, month, day] = told.publishedOn.split('-').map(Number);
  const table = tableCells(rows, told, `${told.citation}, ${month}/${day}/${String(year).slice(2)}.`);
  return [
    RULE,
    ...columns(
      HEADS.map((head) => [head]),
      WIDTHS,
      '',
    ),
    RULE,
    '',
    `${' '.repeat(50)}* * * * * * *`,
    ...table.flatMap((cells) => columns(cells, WIDTHS, ' ')),
    '',
    `${' '.repeat(50)}* * * * * * *`,
    RULE,
    '',
  ];
}

/** The printed document as GPO serves it in plain text. */
export function printedText(told: Told, choice: Choice): string {
  const [volume = '', , page = ''] = told.citation.split(' ');
  const paragraph = (text: string) => [...wrap(asPlain(text), 78, '    '), ''];
  const field = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [...wrap(asPlain(`${label}: ${text}`), 72), ''];
  const [department] = told.agencies;
  const lists = instructed(choice, told);
  const president = told.type === 'Presidential Document';
  const lines = [
    `[Federal Register Volume ${volume}, Number 98 (${weekday(told.publishedOn)}, ${longDate(told.publishedOn)})]`,
    `[${PARTS[told.type]}]`,
    choice.of([`[Pages ${page}-${Number(page) + 7}]`, `[Page ${page}]`]),
    'From the Federal Register Online via the Government Publishing Office [www.gpo.gov]',
    `[FR Doc No: ${told.number}]`,
    '',
    ...(president
      ? [
          'Presidential Documents',
          '',
          `Executive Order 13873 of ${longDate(told.signed)}`,
          '',
          ...wrap(told.title, 60, '                '),
          '',
        ]
      : []),
    ...(president
      ? []
      : [
          '='.repeat(71),
          '-'.repeat(71),
          '',
          ...told.agencies.flatMap((line) => [line, '']),
          ...[...cfrLines(told), ...docketLines(told)].flatMap((line) => [line, '']),
          ...wrap(told.title, 60),
          '',
        ]),
    ...(department === undefined
      ? []
      : field(
          'AGENCY',
          `${told.agencies.at(-1)}, ${department === told.agencies.at(-1) ? 'DOT' : 'Commerce'}.`,
        )),
    ...field('ACTION', told.action),
    ...(told.action === undefined ? [] : ['-'.repeat(71), '']),
    ...field('SUMMARY', told.summary),
    ...field('DATES', told.dates),
    ...contactFields(told).flatMap(([label, text]) => field(label, text)),
    ...(told.action === undefined ? [] : ['SUPPLEMENTARY INFORMATION: ', '', 'Background', '']),
    ...told.background.flatMap(paragraph),
    ...closingParagraphs(told, choice).flatMap(([heading, text]) => [heading, '', ...paragraph(text)]),
    ...(lists.length > 0 ? subjectsOf(told).flatMap(paragraph) : []),
    ...(lists.length > 0
      ? [
          `PART ${told.cfr.at(-1)?.part ?? 744}--CONTROL POLICY`,
          '',
          ...paragraph('1. The authority citation for the part continues to read as follows:'),
          ...paragraph('Authority: 50 U.S.C. 4801-4852.'),
        ]
      : []),
    ...lists.flatMap(({ steps, heading, rows }) => [
      ...steps.flatMap((step) => paragraph(step)),
      ...(rows.some((row) => row.operation !== 'removed')
        ? [asPlain(heading), '', '* * * * *', '', ...printedTable(rows, told)]
        : []),
    ]),
    ...(president
      ? ['THE WHITE HOUSE,', '', `    ${longDate(told.signed)}.`]
      : [`    Dated: ${longDate(told.signed)}.`, 'Deputy Assistant Secretary for Export Administration.']),
    `[FR Doc. ${told.number} Filed ${shortDate(told.filedOn)}; ${clockTime(told.filedTime)}]`,
    'BILLING CODE 3510-33-P',
  ];
  return `${lines.join('\n')}\n`;
}

/** GPO's plain text has no curly quotes and no long dashes. */
const asPlain = (text: string) =>
  text
    .replaceAll('“', '``')
    .replaceAll('”', "''")
    .replaceAll('’', "'")
    .replaceAll('—', '--')
    .replaceAll('§', 'Sec.');
