import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';

const read = (source: string) => readDocument('fr-xml', source);
const texts = (source: string) => read(source).sections.map((section) => section.text);

describe('Federal Register XML', () => {
  it('gives each element its role and each text its heading', () => {
    const doc = read(`<RULE><PREAMB><SUBJECT>A title</SUBJECT>
      <ACT><HD SOURCE="HED">ACTION:</HD><P>Final rule.</P></ACT>
      <SUM><HD SOURCE="HED">SUMMARY:</HD><P>What it does.</P></SUM>
      <EFFDATE><HD SOURCE="HED">DATES:</HD><P>Effective May 1, 2024.</P></EFFDATE></PREAMB>
      <SUPLINF><HD SOURCE="HED">SUPPLEMENTARY INFORMATION:</HD>
      <HD SOURCE="HD1">I. Background</HD><HD SOURCE="HD2">A. Before</HD><P>Long ago.</P>
      <HD SOURCE="HD1">II. Public Comments</HD><P>Some wrote.</P><FTNT><P>A note.</P></FTNT>
      <HD SOURCE="HD1">III. Costs</HD><P>None.</P>
      <REGTEXT TITLE="15" PART="744"><AMDPAR>1. Do this.</AMDPAR><AMDPAR>a. And that.</AMDPAR>
      <SECTION><SECTNO>§ 744.1</SECTNO><SUBJECT>Scope.</SUBJECT><P>New text.</P></SECTION></REGTEXT>
      <SIG><NAME>A Name</NAME></SIG></SUPLINF><FRDOC>[FR Doc. 2024-00001 Filed 1-2-24; 8:45 am]</FRDOC></RULE>`);
    expect(doc.sections.map(({ role, heading, text }) => [role, heading, text])).toEqual([
      ['title', '', 'A title'],
      ['action', 'ACTION', 'Final rule.'],
      ['summary', 'SUMMARY', 'What it does.'],
      ['dates', 'DATES', 'Effective May 1, 2024.'],
      ['body', '', 'I. Background'],
      ['background', 'A. Before', 'Long ago.'],
      ['comments', 'II. Public Comments', 'Some wrote.'],
      ['footnote', 'II. Public Comments', 'A note.'],
      ['body', 'III. Costs', 'None.'],
      ['instruction', '15 CFR Part 744', '1. Do this.'],
      ['instruction', '15 CFR Part 744', 'a. And that.'],
      ['instruction', '§ 744.1 Scope.', 'New text.'],
      ['signature', '', 'A Name'],
      ['signature', '', '[FR Doc. 2024-00001 Filed 1-2-24; 8:45 am]'],
    ]);
    expect(doc.doubts).toEqual([]);
  });

  it('leaves out page marks inside words and the numbers of footnote marks', () => {
    expect(texts('<P>Hua<PRTPAGE P="2"/>wei is listed.<SU>1</SU><FTREF/> More.</P>')).toEqual([
      'Huawei is listed. More.',
    ]);
  });

  it('tells indentation from written blanks where inline tags stand on lines of their own', () => {
    const indented = [
      '<RULE>',
      '    <P>',
      '        A sample (',
      '        <E T="03">i.e.,</E>',
      '         this one) of Hua',
      '        <PRTPAGE P="9"/>',
      '        wei and ',
      '        <E T="03">others</E>',
      '        . End.',
      '    </P>',
      '</RULE>',
    ].join('\n');
    expect(texts(indented)).toEqual(['A sample (i.e., this one) of Huawei and others. End.']);
  });

  it('parts cells by tabs and sets a note digit apart', () => {
    const table = `<GPOTABLE><TTITLE>A list</TTITLE><BOXHD><CHED H="1">Country</CHED><CHED H="1">Entity</CHED></BOXHD>
      <ROW><ENT I="01">CHINA</ENT><ENT>Example Co., Ltd.<SU>4</SU></ENT></ROW><ROW><ENT/><ENT>Other</ENT></ROW></GPOTABLE>`;
    expect(read(table).sections.map(({ heading, text }) => [heading, text])).toEqual([
      ['A list', 'Country\tEntity'],
      ['A list', 'CHINA\tExample Co., Ltd. ⁴'],
      ['A list', '\tOther'],
    ]);
  });

  it('reads broken markup and says what was wrong', () => {
    const doc = read('<RULE><SUM><P>First.<P>Second & <b third.</SUM><ACT><P>Final rule.</FOO>');
    expect(doc.sections.map((section) => [section.role, section.text])).toEqual([
      ['summary', 'First.\nSecond &'],
      ['action', 'Final rule.'],
    ]);
    expect(doc.doubts.join(' ')).toMatch(/ends before its last element.*tags out of place/);
  });

  it('takes the first heading of a presidential document for its title', () => {
    const doc = read(
      '<PRESDOCU><PROCLA><PROC>Proclamation 1 of May 1, 2024</PROC><HD SOURCE="HED">A Week, 2024</HD><FP>Text.</FP></PROCLA></PRESDOCU>',
    );
    expect(doc.sections.find((section) => section.role === 'title')?.text).toBe('A Week, 2024');
  });

  it('says so where there is no text', () => {
    expect(read('').doubts).toEqual(['No text was found in the document.']);
  });
});
