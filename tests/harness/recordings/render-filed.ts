import { closingParagraphs, contactFields, docketLines, subjectsOf } from './boilerplate.ts';
import { type Choice, longDate } from './choice.ts';
import { HEADS, tableCells } from './entity-cell.ts';
import { instructed } from './instructions.ts';
import { cfrLines, clockTime, columns, WIDTHS, wrap } from './layout.ts';
import type { Row, Told } from './told.ts';

const slashed = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
};

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
    ...[...cfrLines(told), ...docketLines(told)].flatMap((line) => [line, '']),
    ...(told.type === 'Presidential Document' ? [`EXECUTIVE ORDER`, '', '- - - - - - -', ''] : []),
    ...paragraph(told.title),
    ...(agency === undefined
      ? []
      : field('AGENCY', `${agency}, ${told.agencies.length > 1 ? 'Commerce' : 'DOT'}.`)),
    ...field('ACTION', told.action),
    ...field('SUMMARY', told.summary),
    ...field('DATES', told.datesFiled),
    ...contactFields(told).flatMap(([label, text]) => field(label, text)),
    ...(told.action === undefined ? [] : ['SUPPLEMENTARY INFORMATION:', '', 'Background', '']),
    ...told.background.flatMap(paragraph),
    ...closingParagraphs(told, choice).flatMap(([heading, text]) => [heading, '', ...paragraph(text)]),
    ...(lists.length > 0 ? subjectsOf(told).flatMap(paragraph) : []),
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
