import { describe, expect, it } from 'vitest';
import { amendmentsOf } from '../../../shared/domain/amendments/amendments.ts';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';

const metadata: DocumentMetadata = {
  title: '',
  url: '',
  type: 'Rule',
  stage: 'published',
  publisher: '',
  agencies: [],
};
const TABLE_HEAD =
  '<BOXHD><CHED H="1">Country</CHED><CHED H="1">Entity</CHED><CHED H="1">License requirement</CHED><CHED H="1">License review policy</CHED><CHED H="1">Federal Register citation</CHED></BOXHD>';
const row = (country: string, entity: string) =>
  `<ROW><ENT I="01">${country}</ENT><ENT>${entity}</ENT><ENT>For all items subject to the EAR</ENT><ENT>Presumption of denial</ENT><ENT>84 FR 22963, 5/21/19</ENT></ROW>`;

function amend(steps: readonly string[], rows: readonly string[], summary = '') {
  const xml = `<RULE><SUM><P>${summary}</P></SUM><REGTEXT TITLE="15" PART="744">${steps.map((step) => `<AMDPAR>${step}</AMDPAR>`).join('')}<GPOTABLE>${TABLE_HEAD}${rows.join('')}</GPOTABLE></REGTEXT></RULE>`;
  const found = amendmentsOf(readDocument('fr-xml', xml), metadata);
  return {
    xml,
    ...found,
    brief: found.amendments.map((each) => `${each.operation} ${each.country ?? '?'}: ${each.name}`),
  };
}

describe('amendments', () => {
  it('takes the operation from the instruction that names the entry, and the country from above', () => {
    const found = amend(
      [
        '2. Supplement No. 4 to part 744 is amended by:',
        'a. Adding, under CHINA, entries for “A Co., Ltd.” and “B Corp.”; and revising the entry for “C GmbH.”',
      ],
      [row('CHINA', 'A Co., Ltd., 1 Road'), row('', 'B Corp., 2 Road'), row('', 'C GmbH, 3 Road')],
    );
    expect(found.brief).toEqual([
      'added China: A Co., Ltd.',
      'added China: B Corp.',
      'revised China: C GmbH',
    ]);
    expect(found.disagreements).toEqual([]);
    const [first] = found.amendments;
    expect(found.xml.slice(first?.span.start, first?.span.end)).toMatch(/^CHINA.*5\/21\/19$/s);
  });

  it('reads removals from instructions and a removal with an addition elsewhere as a move', () => {
    const found = amend(
      [
        '2. Supplement No. 4 to part 744 is amended:',
        'a. Under CHINA, by removing the entries for “Gone Ltd.” and “Moved Ltd.”',
        'b. Under MALTA, by adding an entry for “Moved Ltd.”',
      ],
      [row('MALTA', 'Moved Ltd., 1 Road')],
    );
    expect(found.brief).toEqual(['moved Malta: Moved Ltd.', 'removed China: Gone Ltd.']);
    expect(found.amendments[0]?.fromCountry).toBe('China');
  });

  it('shows names without rows, rows without names and counts that differ', () => {
    const found = amend(
      [
        '2. Supplement No. 4 to part 744 is amended under CHINA by adding entries for “A Corp.” and “B Corp.”',
      ],
      [row('CHINA', 'A Corp., 1 Road'), row('', 'D Corp., 4 Road')],
      'This rule adds five entities to the Entity List.',
    );
    expect(found.disagreements).toEqual([
      'The instructions name “B Corp.” (added), but no table row for it was read.',
      'A table row lists “D Corp.”, but no instruction names it.',
      'The summary states 5 entities added; 3 were read from the amendments.',
    ]);
  });

  it('says of entries that share a name how many entries and how many names they are', () => {
    const under = (country: string, names: string) => `Under ${country}, by adding entries for ${names};`;
    const found = amend(
      [
        '2. Supplement No. 4 to part 744 is amended as follows:',
        under('CHINA', '“A Corp.”, “B Corp.”, “C Corp.”'),
        under('HONG KONG', '“A Corp.”'),
      ],
      [],
      'This rule adds seven entities to the Entity List and revises one entry.',
    );
    expect(found.disagreements).toEqual([
      'The instructions name 4 entries (“A Corp.” and others; 3 different names) for which no table row was read.',
      'The summary states 7 entities added; 4 entries with 3 different names were read from the amendments.',
      'The summary states 1 entry revised; 0 were read from the amendments.',
    ]);
  });

  it('reads a swapped date as text replaced, not as an entry', () => {
    const found = amend(
      [
        '2. Supplement No. 7 to part 744, Temporary General License, is amended by removing “November 18, 2019” and adding in its place “February 16, 2020”.',
      ],
      [],
    );
    expect(found.amendments).toEqual([]);
    expect(found.replacements).toMatchObject([{ before: 'November 18, 2019', after: 'February 16, 2020' }]);
  });

  it('names the list by its supplement', () => {
    const found = amend(
      [
        '3. Supplement No. 6 to part 744 is amended under PAKISTAN by removing the entry for “X Ltd.”',
        '4. Supplement No. 7 to part 744, “Military End-User” (MEU) List, is amended under RUSSIA by adding an entry for “Y JSC.”',
      ],
      [],
    );
    expect(found.amendments.map((each) => [each.list, each.name])).toEqual([
      ['unverified-list', 'X Ltd.'],
      ['military-end-user-list', 'Y JSC'],
    ]);
  });

  it('finds nothing in a document about something else', () => {
    const found = amend(['2. Section 601.2 is amended by adding “Master files” to the list of names.'], []);
    expect(found.amendments).toEqual([]);
    expect(found.disagreements).toEqual([]);
  });
});
