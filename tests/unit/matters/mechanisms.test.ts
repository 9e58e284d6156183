import { describe, expect, test } from 'vitest';
import type { ReadableDocument } from '../../../shared/domain/change.ts';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { isOfEar, mechanismsOf } from '../../../shared/domain/matters/mechanisms.ts';
import { regimeOf } from '../../../shared/domain/matters/regimes.ts';
import { mechanismsReported } from '../../../shared/domain/matters/reported-mechanisms.ts';

const section = (role: 'instruction' | 'body', text: string) => ({
  role,
  heading: '',
  text,
  offsets: new Uint32Array(text.length + 1),
});
const documentOf = (role: 'instruction' | 'body', ...texts: string[]): ReadableDocument => ({
  sections: texts.map((text) => section(role, text)),
  parserVersion: '1',
  doubts: [],
});
const rule = (over: Partial<DocumentMetadata>): DocumentMetadata => ({
  title: 'A rule',
  url: 'https://www.federalregister.gov/d/1',
  type: 'Rule',
  stage: 'filed',
  publisher: 'Federal Register',
  agencies: ['Industry and Security Bureau'],
  ...over,
});

describe('of an official document', () => {
  const of = (kinds: Parameters<typeof mechanismsOf>[0], over: Partial<DocumentMetadata>, instruction = '') =>
    mechanismsOf(kinds, rule(over), documentOf('instruction', instruction));

  test('what it does to the companies is its mechanism', () => {
    expect(of(['tgl_extension'], { title: 'Extension of Validity' })).toEqual(['temporary-licence']);
    expect(of(['sanctions_designation'], { agencies: ['Foreign Assets Control Office'] })).toEqual([
      'sanctions',
    ]);
  });

  test('so is what it amends, by the number of the section, old or new', () => {
    expect(of([], {}, 'Section 734.4 is amended by revising paragraph (c).')).toEqual(['de-minimis']);
    expect(of([], {}, 'Section 734.9 is amended by adding paragraph (e)(3).')).toEqual(['direct-product']);
    expect(of([], {}, '4. Section 736.2 is amended by revising paragraph (b)(3).')).toEqual([
      'direct-product',
    ]);
    expect(of([], {}, '4. Section 736.2 is amended by revising paragraph (b)(5).')).toEqual([]);
  });

  test('a title that names several has all of them', () => {
    const title =
      'Addition of Huawei Non-U.S. Affiliates to the Entity List, the Removal of Temporary General License, and Amendments to General Prohibition Three';
    expect(new Set(of(['entity_list_addition'], { title }))).toEqual(
      new Set(['entity-list', 'temporary-licence', 'direct-product']),
    );
  });

  test('a request for comments works with what its title names', () => {
    expect(
      of(['proposed_rule'], {
        title: 'Request for Comments on Future Extensions of Temporary General License (TGL)',
      }),
    ).toEqual(['temporary-licence']);
  });

  test('the Entity List in a title says nothing of a rule that changes the direct product rule', () => {
    const title =
      'Amendments to General Prohibition Three (Foreign-Produced Direct Product Rule) and the Entity List';
    expect(of(['fdp_rule_change'], { title })).toEqual(['direct-product']);
  });

  test('the words of another field are not those of the EAR', () => {
    const lacey = {
      title: 'Lacey Act Implementation Plan: De Minimis Exception',
      cfr: [{ title: 7, part: 357 }],
      agencies: ['Animal and Plant Health Inspection Service'],
    };
    expect(of(['none'], lacey)).toEqual([]);
    expect(isOfEar(rule(lacey))).toBe(false);
    expect(isOfEar(rule({ agencies: ['Commerce Department'], cfr: [{ title: 15, part: 744 }] }))).toBe(true);
    expect(isOfEar(rule({ cfr: [{ title: 15, part: 922 }] }))).toBe(false);
  });

  test('an order on the supply of communications equipment, and the list of the FCC', () => {
    const order = {
      title: 'Securing the Information and Communications Technology and Services Supply Chain',
      type: 'Presidential Document',
      agencies: ['Executive Office of the President'],
    };
    expect(of([], order)).toEqual(['telecom-supply']);
    const covered = {
      title: 'Additions to the Covered List',
      agencies: ['Federal Communications Commission'],
    };
    expect(of(['other_list_change'], covered)).toEqual(['telecom-supply']);
  });
});

describe('of a report', () => {
  const of = (title: string, ...text: string[]) =>
    new Set(
      mechanismsReported(
        ['reported_not_official'],
        rule({ title, stage: 'reported', type: 'Article' }),
        documentOf('body', ...text),
      ),
    );

  test.each([
    ['U.S. weighs widening de minimis threshold', ['de-minimis']],
    ['Draft would lower the share of American content to 10 percent', ['de-minimis']],
    ['Foreign direct product rule may be widened', ['direct-product']],
    ['Foreign makers that use U.S. chipmaking equipment would need a licence', ['direct-product']],
    ['Firm may be put on the Entity List', ['entity-list']],
    ['Firm faces blacklist', ['entity-list']],
    ['Temporary licence to be extended', ['temporary-licence']],
    ['License for Huawei to be prolonged by two weeks', ['temporary-licence']],
    ['Reprieve for Huawei', ['temporary-licence']],
    ['Rule drafted so that firms can meet in bodies that set standards', ['licence-policy']],
    ['Order would bar telecom equipment from foreign makers', ['telecom-supply']],
    ['Treasury prepares sanctions', ['sanctions']],
    ['Firm offers to settle charges', ['enforcement']],
    ['Firm to pay a fine over sanctions violations', ['enforcement']],
    ['FCC proposes to bar makers of cameras', ['telecom-supply']],
    ['Pentagon may add firm to 1260H list', ['other-list']],
    ['Officials weigh new limits', []],
  ])('%s', (title, expected) => {
    expect(of(title)).toEqual(new Set(expected));
  });

  test('what was done before is history', () => {
    expect(of('Temporary licence may be extended', 'Huawei was put on a trade blacklist in May.')).toEqual(
      new Set(['temporary-licence']),
    );
    expect(of('Officials weigh new limits', 'Commerce added Huawei to the Entity List last year.')).toEqual(
      new Set(),
    );
  });

  test('a list that is merely named beside a planned rule is not claimed; one to come is', () => {
    expect(of('Direct product rule may change', 'The Entity List has not cut Huawei off.')).toEqual(
      new Set(['direct-product']),
    );
    expect(
      of('Direct product rule may change', 'Officials may also add three firms to the Entity List.'),
    ).toEqual(new Set(['direct-product', 'entity-list']));
  });

  test('what is told as done is known by its kind', () => {
    const title = 'U.S. lists firm; licence of another extended in May';
    expect(mechanismsReported(['entity_list_addition'], rule({ title }), documentOf('body'))).toEqual([
      'entity-list',
    ]);
  });
});

test('export controls are one regime; other lists belong to it only where they are lists of the EAR', () => {
  expect(
    new Set(
      (
        [
          'entity-list',
          'temporary-licence',
          'direct-product',
          'de-minimis',
          'affiliates-rule',
          'licence-policy',
        ] as const
      ).map((each) => regimeOf(each, false)),
    ),
  ).toEqual(new Set(['export-controls']));
  expect(regimeOf('other-list', true)).toBe('export-controls');
  expect(regimeOf('other-list', false)).toBe('other-list');
  expect(regimeOf('sanctions', true)).toBe('sanctions');
});
