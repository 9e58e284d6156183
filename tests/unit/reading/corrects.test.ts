import { describe, expect, test } from 'vitest';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { correctionFacts, correctsOf } from '../../../shared/domain/reading/corrects.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';
import { statedDates } from '../../../shared/domain/reading/stated-dates.ts';

const head = (more: Partial<DocumentMetadata> = {}): DocumentMetadata => ({
  title: 'Addition of Entities to the Entity List; Correction',
  url: '',
  type: 'Rule',
  stage: 'published',
  publisher: 'Federal Register',
  agencies: ['Industry and Security Bureau'],
  number: '2022-07643',
  ...more,
});

describe('which document a correction corrects', () => {
  test('the print shop names document, page and day of issue', () => {
    const text =
      'In rule document 2019–10616, beginning on page 22961 in the issue of Tuesday, May 21, 2019, make the following correction:';
    expect(
      correctsOf(head({ title: 'Addition of Entities to the Entity List', number: 'C1-2019-10616' }), text),
    ).toEqual({ number: '2019-10616', citation: '84 FR 22961' });
  });

  test('the number of a correction carries the number that it corrects', () => {
    expect(
      correctsOf(head({ number: 'C1-2022-12345', type: 'Correction' }), 'Make this correction.'),
    ).toEqual({
      number: '2022-12345',
    });
  });

  test('an agency names the document in markup, or cites its page', () => {
    const markup =
      '<P>In FR Doc. 2022-02302, appearing on page 6022 of the <E T="03">Federal Register</E> of February 3, 2022, the entry is corrected.</P>';
    expect(correctsOf(head(), markup)).toEqual({ number: '2022-02302', citation: '87 FR 6022' });
    const cited = 'SUMMARY: BIS corrects a rule that it published on February 3, 2022 (87 FR 6022).';
    expect(correctsOf(head(), cited)).toEqual({ citation: '87 FR 6022' });
  });

  test('a document that takes the place of another says so', () => {
    const text = 'This document replaces FR Doc. 2019-10600, which was withdrawn from public inspection.';
    expect(correctsOf(head({ title: 'Addition of Entities', stage: 'filed' }), text)).toEqual({
      number: '2019-10600',
      replaces: true,
    });
  });

  test('a rule that corrects entries of a list, or cites others, corrects no document', () => {
    const title =
      'Addition of Certain Entities to the Entity List; Correction of Existing Entries on the Entity List';
    expect(
      correctsOf(head({ title }), 'It amends what was added on May 21, 2019 (84 FR 22961).'),
    ).toBeUndefined();
    expect(correctsOf(head({ title: 'Temporary General License' }), 'See 84 FR 22961.')).toBeUndefined();
    expect(correctsOf(head({ stage: 'reported' }), 'See 84 FR 22961.')).toBeUndefined();
  });
});

describe('what a correction says', () => {
  const text = `AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Final rule; correction.

SUMMARY: This document corrects a date in a final rule published on February 3, 2022.

SUPPLEMENTARY INFORMATION:

Correction

In FR Doc. 2022-02302, on page 6023, in the second column, "Acme Optcis" should read "Acme Optics". The date "March 3, 2022" is corrected to read "February 14, 2022". This correction is applicable from February 14, 2022.

[FR Doc. 2022-07643 Filed 4-8-22; 8:45 am]
`;
  const metadata = head({ corrects: { number: '2022-02302', citation: '87 FR 6022' } });
  const document = readDocument('fr-text', text);

  test('what was wrong and what is right, and of which document', () => {
    expect(correctionFacts(document, metadata).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Corrects: 87 FR 6022, document 2022-02302',
      'Text replaced: Acme Optcis → Acme Optics',
      'Text replaced: March 3, 2022 → February 14, 2022',
    ]);
    expect(correctionFacts(document, head())).toEqual([]);
  });

  test('from when it applies, though it has no DATES', () => {
    expect(statedDates(document, metadata)).toMatchObject([{ kind: 'applicable', date: '2022-02-14' }]);
  });
});
