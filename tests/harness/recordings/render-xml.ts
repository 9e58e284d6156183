import { closingParagraphs, contactFields, docketLines, subjectsOf } from './boilerplate.ts';
import type { Choice } from './choice.ts';
import { longDate } from './choice.ts';
import { HEADS, tableCells } from './entity-cell.ts';
import { instructed } from './instructions.ts';
import { cfrLines, clockTime, shortDate } from './layout.ts';
import type { Row, Told } from './told.ts';

const ELEMENT = {
  Rule: 'RULE',
  'Proposed Rule': 'PRORULE',
  Notice: 'NOTICE',
  'Presidential Document': 'PRESDOCU',
} as const;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A table as the print shop marks it up: items of a cell on rows of their own, or behind line breaks. */
function table(rows: readonly Row[], told: Told, style: 'rows' | 'breaks'): string {
  const [year, month, day] = told.publishedOn.split('-').map(Number);
  const cells = tableCells(rows, told, `${told.citation}, ${month}/${day}/${String(year).slice(2)}.`);
  const body = cells.map(([country = [], entity = [], ...rest]) => {
    const first = style === 'rows' ? entity.slice(0, 1) : entity;
    const others = style === 'rows' ? entity.slice(1) : [];
    const more = others.map(
      (line) =>
        `<ROW><ENT I="22"/><ENT${line.startsWith('—') ? ' O="oi3"' : ''}>${escaped(line)}</ENT><ENT/><ENT/><ENT/></ROW>`,
    );
    return `<ROW><ENT I="01">${escaped(country.join(''))}</ENT><ENT>${first.map(escaped).join('<LI>')}</ENT>${rest.map((cell) => `<ENT>${escaped(cell.join(' '))}</ENT>`).join('')}</ROW>${more.join('')}`;
  });
  return `<GPOTABLE COLS="5" OPTS="L2,nj,tp0,i1" CDEF="xs80,r50,r50,r50,r50"><BOXHD>${HEADS.map((head) => `<CHED H="1">${head.replace(' ', ' <LI>')}</CHED>`).join('')}</BOXHD>
<ROW><ENT I="28">*         *         *         *         *         *         *</ENT></ROW>
${body.join('\n')}
</GPOTABLE>`;
}

function subjectsXml(told: Told): string {
  const [heading = '', subjects = '', opening = ''] = subjectsOf(told);
  return `<LSTSUB><HD SOURCE="HED">${heading}</HD><P>${subjects}</P></LSTSUB><P>${escaped(opening)}</P>`;
}

/** The printed document in XML, from its element on, after GPO's user guide for FR XML. */
export function documentXml(told: Told, choice: Choice): string {
  const element = ELEMENT[told.type];
  const style = choice.of(['rows', 'breaks'] as const);
  const page = told.citation.split(' ').at(-1);
  const block = (tag: string, head: string, text: string | undefined) =>
    text === undefined || text === ''
      ? ''
      : `<${tag}><HD SOURCE="HED">${head}:</HD><P>${escaped(text)}</P></${tag}>`;
  const stamp = `[FR Doc. ${told.number.replace('-', choice.of(['-', '–']))} Filed ${shortDate(told.filedOn)}; ${clockTime(told.filedTime)}]`;
  if (told.type === 'Presidential Document')
    return `<PRESDOCU><EXECORD><TITLE3>Title 3—</TITLE3><PRES>The President<PRTPAGE P="${page}"/></PRES><EXECORDR>Executive Order 13873 of ${longDate(told.signed)}</EXECORDR><HD SOURCE="HED">${escaped(told.title)}</HD>
${told.background.map((text) => `<FP>${escaped(text)}</FP>`).join('\n')}
<PSIG>Trump</PSIG><PLACE>THE WHITE HOUSE,</PLACE><DATE>${longDate(told.signed)}.</DATE><FRDOC>${stamp}</FRDOC></EXECORD></PRESDOCU>`;
  const lists = instructed(choice, told);
  const [department = '', bureau] = told.agencies;
  const amendments =
    lists.length === 0
      ? ''
      : `<REGTEXT TITLE="${told.cfr.at(-1)?.title ?? 15}" PART="${told.cfr.at(-1)?.part ?? 744}">
<AMDPAR>1. The authority citation for the part continues to read as follows:</AMDPAR><AUTH><HD SOURCE="HED">Authority:</HD><P>50 U.S.C. 4801-4852.</P></AUTH>
${lists
  .map(({ steps, heading, rows }) =>
    [
      ...steps.map((step) =>
        step.startsWith('The ') ? `<P>${escaped(step)}</P>` : `<AMDPAR>${escaped(step)}</AMDPAR>`,
      ),
      ...(rows.some((row) => row.operation !== 'removed')
        ? [`<EXTRACT><HD SOURCE="HD1">${escaped(heading)}</HD><STARS/>${table(rows, told, style)}</EXTRACT>`]
        : []),
    ].join('\n'),
  )
  .join('\n')}
</REGTEXT>`;
  return `<${element}><PREAMB><PRTPAGE P="${page}"/>
<AGENCY TYPE="S">${escaped(department)}</AGENCY>${bureau === undefined ? '' : `<SUBAGY>${escaped(bureau)}</SUBAGY>`}
${cfrLines(told)
  .map((line) => `<CFR>${line}</CFR>`)
  .join('')}
${docketLines(told)
  .map((line) => (line.startsWith('[') ? `<DEPDOC>${line}</DEPDOC>` : `<RIN>${line}</RIN>`))
  .join('')}
<SUBJECT>${escaped(told.title)}</SUBJECT>
${told.action === undefined ? '' : block('AGY', 'AGENCY', `${bureau ?? department}.`)}
${block('ACT', 'ACTION', told.action)}
${block('SUM', 'SUMMARY', told.summary)}
${block(choice.of(['EFFDATE', 'DATES']), 'DATES', told.dates)}
${contactFields(told)
  .map(([label, text]) => block(label === 'ADDRESSES' ? 'ADD' : 'FURINF', label, text))
  .join('')}
</PREAMB><SUPLINF><HD SOURCE="HED">SUPPLEMENTARY INFORMATION:</HD><HD SOURCE="HD1">Background</HD>
${told.background.map((text) => `<P>${escaped(text)}</P>`).join('\n')}
${closingParagraphs(told, choice)
  .map(([heading, text]) => `<HD SOURCE="HD1">${heading}</HD><P>${escaped(text)}</P>`)
  .join('\n')}
${lists.length > 0 ? subjectsXml(told) : ''}
${amendments}
<SIG><DATED>Dated: ${longDate(told.signed)}.</DATED><TITLE>Deputy Assistant Secretary for Export Administration.</TITLE></SIG></SUPLINF>
<FRDOC>${stamp}</FRDOC><BILCOD>BILLING CODE 3510-33-P</BILCOD></${element}>`;
}
