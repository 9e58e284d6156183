import { clock, instructionsOf } from './document-text.ts';
import { entityCell, escapeXml, LIST_HEADS, rowCitation } from './entity-cell.ts';
import { longDate, newYork } from './new-york.ts';
import type { RecordedDocument } from './recording.ts';

const ELEMENT = {
  Rule: 'RULE',
  'Proposed Rule': 'PRORULE',
  Notice: 'NOTICE',
  'Presidential Document': 'PRESDOCU',
} as const;

function table(document: RecordedDocument): string {
  const amend = document.amend;
  if (amend === undefined) return '';
  const rows = amend.rows.map((row, at) => {
    const country = row.country === amend.rows[at - 1]?.country ? '' : row.country.toUpperCase();
    const cells = [entityCell(row), escapeXml(amend.licence), escapeXml(amend.policy), rowCitation(document)];
    return `<ROW><ENT I="01">${country}</ENT>${cells.map((cell) => `<ENT>${cell}</ENT>`).join('')}</ROW>`;
  });
  return `<EXTRACT><HD SOURCE="HD1">Supplement No. 4 to Part 744—Entity List</HD><STARS/><GPOTABLE COLS="5" OPTS="L1,i1"><BOXHD>${LIST_HEADS.map((head) => `<CHED H="1">${head}</CHED>`).join('')}</BOXHD>${rows.join('\n')}</GPOTABLE><STARS/></EXTRACT>`;
}

function amendments(document: RecordedDocument): string {
  const steps = instructionsOf(document);
  if (steps.length === 0) return '';
  const body = steps.map((step) => `<AMDPAR>${escapeXml(step)}</AMDPAR>`).join('\n');
  return `<REGTEXT TITLE="${document.cfrTitle ?? 15}" PART="${document.cfr.at(-1)}">${body}\n${table(document)}</REGTEXT>`;
}

/** The printed document as the API serves it: one element of an issue, after GPO's user guide for FR XML. */
export function documentXml(document: RecordedDocument, agencyName: string): string {
  const element = ELEMENT[document.type];
  const stamp = newYork(new Date(document.filedAt));
  const [year, month, day] = stamp.date.split('-').map(Number);
  const block = (tag: string, head: string, text: string | null | undefined) =>
    text ? `<${tag}><HD SOURCE="HED">${head}:</HD><P>${escapeXml(text)}</P></${tag}>` : '';
  const title = document.cfrTitle ?? 15;
  return `<${element}>
<PREAMB>
<AGENCY TYPE="F">${escapeXml(agencyName.toUpperCase())}</AGENCY>
${document.cfr.length > 0 ? `<CFR>${title} CFR Part${document.cfr.length > 1 ? 's' : ''} ${document.cfr.join(', ')}</CFR>` : ''}
<SUBJECT>${escapeXml(document.title)}</SUBJECT>
${block('AGY', 'AGENCY', `${agencyName}.`)}
${block('ACT', 'ACTION', document.action)}
${block('SUM', 'SUMMARY', document.summary)}
${block('EFFDATE', 'DATES', document.dates)}
</PREAMB>
<SUPLINF>
<HD SOURCE="HED">SUPPLEMENTARY INFORMATION:</HD>
<HD SOURCE="HD1">Background</HD>
${document.background.map((paragraph) => `<P>${escapeXml(paragraph)}</P>`).join('\n')}
${amendments(document)}
<SIG><DATED>Dated: ${longDate(document.signedOn ?? stamp.date)}.</DATED></SIG>
</SUPLINF>
<FRDOC>[FR Doc. ${document.number} Filed ${month}-${day}-${String(year).slice(2)}; ${clock(stamp.time)}]</FRDOC>
<BILCOD>BILLING CODE 3510-33-P</BILCOD>
</${element}>
`;
}
