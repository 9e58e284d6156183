import { type Choice, longDate, weekday } from './choice.ts';
import { HEADS, tableCells } from './entity-cell.ts';
import { instructed } from './instructions.ts';
import type { Row, Told } from './told.ts';

/** Breaks a paragraph into lines. */
export function wrap(text: string, width: number, indent = '', hanging = ''): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + word.length + 1 > width) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

export const cfrLines = ({ cfr }: Told): readonly string[] =>
  [...Map.groupBy(cfr, ({ title }) => title)].map(([title, parts]) => {
    const numbers = parts.map(({ part }) => part);
    const last = numbers.at(-1);
    const listed =
      numbers.length === 1
        ? `${last}`
        : `${numbers.slice(0, -1).join(', ')}${numbers.length > 2 ? ',' : ''} and ${last}`;
    return `${title} CFR Part${numbers.length > 1 ? 's' : ''} ${listed}`;
  });

/** "8:45 am" of "08:45". */
export function clockTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

const slashed = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
};

/** A five-column table as blanks set it: cells broken to the width of their column, what goes on set in by `hanging`. */
function columns(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  hanging: string,
): readonly string[] {
  const broken = cells.map((lines, at) => lines.flatMap((line) => wrap(line, widths[at] ?? 20, '', hanging)));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    broken
      .map((lines, column) => (lines[at] ?? '').padEnd((widths[column] ?? 20) + 2))
      .join('')
      .trimEnd(),
  );
}

const WIDTHS = [20, 34, 24, 24, 24];
const STARS = '*          *          *          *          *';

function filedTable(rows: readonly Row[], told: Told, style: 'columns' | 'blocks'): readonly string[] {
  const citation = `${told.citation.split(' ')[0]} FR [INSERT FR PAGE NUMBER], [INSERT DATE OF PUBLICATION].`;
  const table = tableCells(rows, told, citation);
  if (style === 'blocks')
    return [...HEADS, '* * * * *', ...table.flatMap((cells) => cells.flat()), '* * * * *']
      .filter(Boolean)
      .flatMap((line) => [line, '']);
  return [
    columns(
      HEADS.map((head) => [head]),
      WIDTHS,
      '',
    ).join('\n'),
    '',
    STARS,
    ...table.flatMap((cells) => [...columns(cells, WIDTHS, ''), '']),
    STARS,
    '',
  ];
}

/** The text of public inspection: banner, billing code, preamble, amendments, signature, stamp. */
export function inspectionText(told: Told, choice: Choice): string {
  const width = choice.of([76, 92]);
  const style = choice.of(['columns', 'blocks'] as const);
  const [year, month, day] = told.publishedOn.split('-');
  const paragraph = (text: string) => [...wrap(text, width), ''];
  const field = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : paragraph(`${label}: ${text}`);
  const agency = told.agencies.at(-1);
  const lists = instructed(choice, told);
  const lines = [
    'This document is scheduled to be published in the',
    `Federal Register on ${month}/${day}/${year} and available online at`,
    `https://federalregister.gov/d/${told.number}, and on govinfo.gov`,
    '',
    ...(told.type === 'Presidential Document'
      ? []
      : [choice.of(['Billing Code: 3510-33-P', 'BILLING CODE 3510-33-P']), '']),
    ...told.agencies.flatMap((line) => [line, '']),
    ...cfrLines(told).flatMap((line) => [line, '']),
    ...(told.type === 'Presidential Document' ? [`EXECUTIVE ORDER`, '', '- - - - - - -', ''] : []),
    ...paragraph(told.title),
    ...(agency === undefined
      ? []
      : field('AGENCY', `${agency}, ${told.agencies.length > 1 ? 'Commerce' : 'DOT'}.`)),
    ...field('ACTION', told.action),
    ...field('SUMMARY', told.summary),
    ...field('DATES', told.datesFiled),
    ...(told.action === undefined ? [] : ['SUPPLEMENTARY INFORMATION:', '', 'Background', '']),
    ...told.background.flatMap(paragraph),
    ...(lists.length > 0
      ? [
          `PART ${told.cfr.at(-1)?.part ?? 744} [AMENDED]`,
          '',
          ...paragraph('1. The authority citation for the part continues to read as follows:'),
          ...paragraph('Authority: 50 U.S.C. 4801-4852.'),
        ]
      : []),
    ...lists.flatMap(({ steps, heading, rows }) => [
      ...steps.flatMap(paragraph),
      ...(rows.some((row) => row.operation !== 'removed')
        ? [
            choice.of([heading, heading.toUpperCase()]).replace('—', ' – '),
            '',
            ...filedTable(rows, told, style),
          ]
        : []),
    ]),
    ...(told.type === 'Presidential Document'
      ? ['THE WHITE HOUSE,', '', `${longDate(told.signed)}.`, '']
      : [
          `Dated: ${longDate(told.signed)}.`,
          '',
          'Deputy Assistant Secretary for Export Administration.',
          '',
        ]),
    `[FR Doc. ${told.number} Filed: ${slashed(told.filedOn)} ${clockTime(told.filedTime)}; Publication Date: ${slashed(told.publishedOn)}]`,
  ];
  return `${lines.join('\n')}\n`;
}

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
          ...cfrLines(told).flatMap((line) => [line, '']),
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
    ...(told.action === undefined ? [] : ['SUPPLEMENTARY INFORMATION: ', '', 'Background', '']),
    ...told.background.flatMap(paragraph),
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

/** "5-16-19". */
export const shortDate = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}-${day}-${String(year).slice(2)}`;
};

/** GPO's plain text has no curly quotes and no long dashes. */
const asPlain = (text: string) =>
  text
    .replaceAll('“', '``')
    .replaceAll('”', "''")
    .replaceAll('’', "'")
    .replaceAll('—', '--')
    .replaceAll('§', 'Sec.');
