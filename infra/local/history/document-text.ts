import { longDate, newYork } from './new-york.ts';
import type { RecordedDocument, TableRow } from './recording.ts';

const WIDTH = 76;

/** Breaks a paragraph into lines as the typescript of a filed document has them. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return lines.join('\n');
}

function entityCell(row: TableRow): string {
  const count = row.aliases.length;
  const words = ['', 'one alias', 'two aliases', 'three aliases', 'four aliases', 'five aliases'];
  if (count === 0) return `${row.entity}, ${row.address}.`;
  const list = row.aliases.map((alias, at) => `—${alias}${at < count - 1 ? '; and' : '.'}`).join('\n');
  return `${row.entity}, a.k.a., the following ${words[count] ?? `${count} aliases`}:\n${list}\n${row.address}.`;
}

/** The rows of the table one after another: country when it changes, then the entity, then what holds for it. */
function tableText(document: RecordedDocument): string {
  const amend = document.amend;
  if (amend === undefined) return '';
  const rows = amend.rows.map((row, at) => {
    const country = row.country === amend.rows[at - 1]?.country ? '' : `${row.country.toUpperCase()}\n\n`;
    return `${country}${entityCell(row)}\n${amend.licence}\n${amend.policy}\n[INSERT FEDERAL REGISTER CITATION AND DATE OF PUBLICATION].`;
  });
  return [
    'Country | Entity | License requirement | License review policy | Federal Register citation',
    ...rows,
  ].join('\n\n');
}

/** The amendatory instructions as both the filed and the printed form have them. */
export function instructionsOf(document: RecordedDocument): readonly string[] {
  const amend = document.amend;
  if (amend === undefined) return document.instructions ?? [];
  const countries = [...new Set(amend.rows.map((row) => row.country))];
  const steps = countries.map((country, at) => {
    const names = amend.rows.filter((row) => row.country === country && row.within === undefined);
    const inside = amend.rows.filter((row) => row.country === country && row.within !== undefined);
    const quoted = names.map((row) => `"${row.entity}"`).join(', ');
    const own =
      names.length > 0
        ? `by adding in alphabetical order ${names.length > 1 ? 'entries' : 'an entry'} for ${quoted}`
        : '';
    const parent = inside[0]?.within;
    const affiliates =
      parent === undefined
        ? ''
        : `by revising the entry for "${parent}" to add ${inside.length} affiliated entities`;
    return `${String.fromCharCode(97 + (at % 26)).repeat(1 + Math.floor(at / 26))}. Under ${country.toUpperCase()}, ${[affiliates, own].filter(Boolean).join('; and ')};`;
  });
  return [
    `2. ${amend.list} is amended as follows:`,
    ...steps,
    'The additions and revisions read as follows:',
    ...(document.instructions ?? []),
  ];
}

/** The text of a filed document on public inspection: banner, billing code, preamble, amendments, signature. */
export function inspectionText(document: RecordedDocument, agencyName: string): string {
  const stamp = newYork(new Date(document.filedAt));
  const [year, month, day] = stamp.date.split('-').map(Number);
  const banner = `This document is scheduled to be published in the\nFederal Register on ${document.publishedOn.slice(5).replace('-', '/')}/${document.publishedOn.slice(0, 4)} and available online at\nhttps://federalregister.gov/d/${document.number}, and on govinfo.gov`;
  const head =
    document.cfr.length > 0
      ? `${document.cfrTitle ?? 15} CFR Part${document.cfr.length > 1 ? 's' : ''} ${document.cfr.join(', ')}`
      : '';
  const field = (label: string, text: string | null | undefined) => (text ? wrap(`${label}: ${text}`) : '');
  const parts = [
    banner,
    'BILLING CODE 3510-33-P',
    agencyName.toUpperCase(),
    head,
    wrap(document.title),
    field('AGENCY', `${agencyName}.`),
    field('ACTION', document.action),
    field('SUMMARY', document.summary),
    field('DATES', document.dates),
    document.background.length > 0 ? 'SUPPLEMENTARY INFORMATION:' : '',
    document.background.length > 0 ? 'Background' : '',
    ...document.background.map((paragraph) => wrap(paragraph, '')),
    instructionsOf(document).length > 0 ? `PART ${document.cfr[document.cfr.length - 1]} – [AMENDED]` : '',
    ...instructionsOf(document).map((step) => wrap(step)),
    document.amend ? 'Supplement No. 4 to Part 744 – Entity List\n\n* * * * *' : '',
    tableText(document),
    document.amend ? '* * * * *' : '',
    `Dated: ${longDate(document.signedOn ?? stamp.date)}.`,
    `[FR Doc. ${document.number} Filed: ${month}/${day}/${year} ${clock(stamp.time)}; Publication Date: ${Number(document.publishedOn.slice(5, 7))}/${Number(document.publishedOn.slice(8))}/${document.publishedOn.slice(0, 4)}]`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** "8:45 am" from "08:45". */
export function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}
