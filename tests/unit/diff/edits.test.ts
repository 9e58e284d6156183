import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { amendmentsOf } from '../../../shared/domain/amendments/amendments.ts';
import type { BeforeAfter } from '../../../shared/domain/diff/before-after.ts';
import { type EditParts, editsOf, storable } from '../../../shared/domain/diff/edits.ts';
import type { DocumentMetadata, TextFormat } from '../../../shared/domain/document.ts';
import { correctsOf } from '../../../shared/domain/reading/corrects.ts';
import { statedFacts } from '../../../shared/domain/reading/facts.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';

const RECORDED = join(import.meta.dirname, '..', '..', 'recorded', 'reading');
const recorded = (name: string) => readFileSync(join(RECORDED, name), 'utf8');

/** Everything that is read of a text, as the analysis puts it together. */
function partsOf(format: TextFormat, text: string, more: Partial<DocumentMetadata> = {}): EditParts {
  const document = readDocument(format, text);
  const plain: DocumentMetadata = {
    title: 'A rule',
    url: '',
    type: 'Rule',
    stage: 'published',
    publisher: 'Federal Register',
    agencies: [],
    cfr: [{ title: 15, part: 744 }],
    ...more,
  };
  const corrects = correctsOf(plain, text);
  const metadata = corrects === undefined ? plain : { ...plain, corrects };
  return {
    change: { type: 'new' },
    kind: 'none',
    metadata,
    document,
    found: amendmentsOf(document, metadata),
    facts: statedFacts(document, metadata),
    current: [],
    previous: undefined,
  };
}

describe('what a document changes', () => {
  test('a licence that is extended has its old and its new last day', () => {
    expect(editsOf(partsOf('fr-xml', recorded('licence-extension-2019.xml')))).toEqual([
      {
        basis: 'instructed',
        field: 'valid through',
        old: '2019-11-18',
        new: '2020-02-16',
        where: '15 CFR Part 744, Supplement No. 7, Temporary General License',
      },
    ]);
  });

  test('a listing has its entries, with the country under which each stands', () => {
    const lines = editsOf(partsOf('pi-text', recorded('listing-2019.pi.txt')));
    expect(lines[0]).toEqual({
      basis: 'instructed',
      field: 'entry',
      old: undefined,
      new: expect.stringContaining('Huawei'),
      where: '15 CFR Part 744, Supplement No. 4',
      under: expect.any(String),
    });
  });

  test('what amends no list is told in the words of its steps, once', () => {
    const text = `A TITLE

AGENCY: A Bureau.

SUMMARY: Words.

PART 736--GENERAL PROHIBITIONS

1. The authority citation for part 736 continues to read as follows:

2. Section 736.2 is amended by revising paragraph (b)(3).

3. Supplement no. 7 to part 744 is amended by removing "November 18, 2019" and adding in its place "February 16, 2020".
`;
    const lines = editsOf(partsOf('pi-text', text));
    expect(lines.map((line) => line.new)).toEqual([
      '2020-02-16',
      '2. Section 736.2 is amended by revising paragraph (b)(3).',
    ]);
    expect(lines.map((line) => line.where)).toEqual(['15 CFR Part 744, Supplement No. 7', '15 CFR 736.2']);
  });

  test('a rule that is stayed is suspended until a day', () => {
    expect(editsOf(partsOf('fr-text', recorded('stay-2025.txt'))).at(-1)).toEqual({
      basis: 'instructed',
      field: 'effect',
      old: 'in force',
      new: 'suspended until 9 November 2026',
      where: '90 FR 47201',
    });
  });

  test('and in force again where the stay is lifted', () => {
    const text =
      'A TITLE\n\nAGENCY: A Bureau.\n\nACTION: Final rule; lifting of stay.\n\nSUMMARY: The stay of the interim final rule published at 90 FR 47201 is lifted.\n\nDATES: This rule is effective March 1, 2026.\n';
    expect(editsOf(partsOf('pi-text', text))).toEqual([
      {
        basis: 'instructed',
        field: 'effect',
        old: 'suspended',
        new: 'in force again',
        where: '90 FR 47201',
      },
    ]);
  });

  test('a proposal is marked as one, a withdrawal as what was told', () => {
    const proposal = partsOf('fr-xml', recorded('licence-extension-2019.xml'), { type: 'Proposed Rule' });
    expect(editsOf(proposal).map(({ basis }) => basis)).toEqual(['proposed']);
    const withdrawn = { ...partsOf('fr-xml', recorded('licence-extension-2019.xml')) };
    expect(editsOf({ ...withdrawn, change: { type: 'withdrawn' } })[0]).toMatchObject({
      basis: 'withdrawn',
      new: '2020-02-16',
    });
  });

  test('a correction says what was wrong and what is right', () => {
    const text =
      'A TITLE; CORRECTION\n\nAGENCY: A Bureau.\n\nACTION: Final rule; correction.\n\nSUMMARY: In FR Doc. 2022-01234, published at 87 FR 6022, “Acme Optcis” should read “Acme Optics”.\n';
    expect(editsOf(partsOf('pi-text', text, { title: 'A title; Correction' }))).toEqual([
      { basis: 'corrected', field: 'text', old: 'Acme Optcis', new: 'Acme Optics', where: '87 FR 6022' },
    ]);
  });

  test('a printed text that reads otherwise than the filed one shows where', () => {
    const filed = partsOf('pi-text', recorded('listing-2019.pi.txt'));
    const text = recorded('listing-2019.pi.txt').replace('effective May 16, 2019', 'effective May 17, 2019');
    const lines = editsOf({ ...partsOf('pi-text', text), change: { type: 'published' }, previous: filed });
    const printed = lines.filter(({ basis }) => basis === 'printed');
    expect(printed).toHaveLength(1);
    expect(printed[0]?.old).toContain('May 16');
    expect(printed[0]?.new).toContain('May 17');
  });

  test('and nothing where both say the same', () => {
    const same = partsOf('pi-text', recorded('listing-2019.pi.txt'));
    const lines = editsOf({ ...same, change: { type: 'published' }, previous: same });
    expect(lines.filter(({ basis }) => basis === 'printed')).toEqual([]);
  });
});

test('what is stored fits an item, and what is left out is counted', () => {
  const line: BeforeAfter = {
    basis: 'instructed',
    field: 'members',
    old: 'a'.repeat(5000),
    new: '名'.repeat(5000),
    where: 'w',
  };
  const { edits, editsLeft } = storable(Array(1000).fill(line));
  expect(Buffer.byteLength(JSON.stringify(edits))).toBeLessThan(200_000);
  expect(edits.length + (editsLeft ?? 0)).toBe(1000);
});
