import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { contentOf, insistOn, UnfitInput } from '../../infra/scripts/parse-input.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'rulewire-parse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function parse(content: string | Buffer, ...args: readonly string[]) {
  const file = join(folder, 'input');
  writeFileSync(file, content);
  const script = join(ROOT, 'infra', 'scripts', 'parse.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const RULE = `<RULE><PREAMB><AGENCY TYPE="S">DEPARTMENT OF COMMERCE</AGENCY><SUBAGY>Bureau of Industry and Security</SUBAGY>
<CFR>15 CFR Part 744</CFR><SUBJECT>An Addition</SUBJECT><ACT><HD SOURCE="HED">ACTION:</HD><P>Final rule.</P></ACT>
<EFFDATE><HD SOURCE="HED">DATES:</HD><P>This rule is effective May 16, 2019.</P></EFFDATE></PREAMB><SUPLINF>
<REGTEXT TITLE="15" PART="744"><AMDPAR>2. Supplement No. 4 to part 744 is amended under China by removing the entry for “Example Works.”</AMDPAR></REGTEXT>
</SUPLINF><FRDOC>[FR Doc. 2019-10616 Filed 5-16-19; 4:15 pm]</FRDOC></RULE>`;

const DOCUMENT_FIELDS = [
  'number',
  'citation',
  'type',
  'agencies',
  'cfrParts',
  'action',
  'dates',
  'sections',
  'amendments',
];
const AMENDMENT_FIELDS = [
  'list',
  'operation',
  'country',
  'name',
  'aliases',
  'addresses',
  'licenceRequirement',
  'reviewPolicy',
  'citation',
  'span',
];

describe('npm run parse', () => {
  it('prints every field of a document and of an amendment, unknown ones as null', () => {
    const { status, stdout } = parse(gzipSync(RULE), '--kind', 'fr-xml', '--json');
    expect(status).toBe(0);
    const document = JSON.parse(stdout) as Record<string, unknown> & { amendments: object[] };
    expect(Object.keys(document)).toEqual(expect.arrayContaining(DOCUMENT_FIELDS));
    expect(document).toMatchObject({ number: '2019-10616', citation: null, type: 'Rule' });
    expect(Object.keys(document.amendments[0] ?? {})).toEqual(expect.arrayContaining(AMENDMENT_FIELDS));
  });

  it('prints the documents of an issue and of an answer of the API under one name', () => {
    const issue = parse(`<FEDREG><VOL>84</VOL>${RULE}</FEDREG>`, '--kind', 'fr-issue', '--json');
    expect(JSON.parse(issue.stdout)).toMatchObject({ documents: [{ number: '2019-10616' }], doubts: [] });
    const record = {
      document_number: '2019-10616',
      title: 'An Addition',
      type: 'Rule',
      citation: '84 FR 22961',
    };
    const listed = JSON.parse(parse(JSON.stringify(record), '--kind', 'fr-api', '--json').stdout) as {
      documents: object[];
    };
    expect(Object.keys(listed.documents[0] ?? {})).toEqual(expect.arrayContaining(DOCUMENT_FIELDS));
  });

  it.each([
    ['an empty file', '', 'fr-xml', 'is empty'],
    ['white space', ' \n', 'pi-text', 'nothing but white space'],
    ['a binary file', Buffer.from([1, 0, 2, 0, 3]), 'fr-text', 'is binary'],
    ['a cut gzip file', gzipSync(RULE).subarray(0, 60), 'fr-xml', 'cut short or damaged'],
    ['cut JSON', '{"count": 1, "results": [', 'fr-api', 'cut short'],
    ['a page instead of an answer', '<!DOCTYPE html><html></html>', 'pi-api', 'wall of a site'],
    ['filings as printed documents', '{"count":1,"results":[{"filed_at":null}]}', 'fr-api', 'try pi-api'],
    ['an issue as a document', `<FEDREG>${RULE}</FEDREG>`, 'fr-xml', 'try fr-issue'],
    ['markup as text', RULE, 'fr-text', 'it is markup'],
    ['a document as the CFR', RULE, 'ecfr-xml', 'no DIV'],
  ] as const)('refuses %s with one clear line', (_what, content, kind, reason) => {
    const file = join(folder, 'unfit');
    writeFileSync(file, content);
    expect(() => insistOn(kind, file, contentOf(file))).toThrow(UnfitInput);
    expect(() => insistOn(kind, file, contentOf(file))).toThrow(reason);
  });

  it('exits 1 with the line alone where a file is unfit', () => {
    const { status, stdout, stderr } = parse('', '--kind', 'fr-xml', '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/is empty\.\n/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says how it is used where the command is wrong', () => {
    for (const args of [
      [],
      ['--kind', 'nothing'],
      ['--kind', 'fr-xml', '--against', 'x'],
      ['--kind', 'fr-xml', '--bad'],
    ]) {
      const { status, stderr } = parse(RULE, ...args);
      expect(status, args.join(' ')).toBe(2);
      expect(stderr).toContain('Usage: npm run parse');
    }
  });
});
