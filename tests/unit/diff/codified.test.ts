import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amendment, Operation } from '../../../shared/domain/amendments/amendment.ts';
import { asCodified, codifiedStep, kindOfEntry } from '../../../shared/domain/codified.ts';
import { nodeTrouble } from '../../../shared/domain/diff/codified-node.ts';
import { LIST, type Row, supplement } from '../polling/ecfr-fixtures.ts';

const row = (name: string, more: Partial<Row> = {}): Row => ({
  cell: `${name}, 1 ${name} Road, Town.`,
  ...more,
});
const list = (...rows: readonly Row[]) =>
  supplement(
    LIST,
    rows.map((each, at) => (at === 0 ? { country: 'CHINA', ...each } : each)),
  );
const amendment = (operation: Operation, name: string): Amendment => ({
  list: 'entity-list',
  operation,
  country: 'China',
  name,
  aliases: [],
  addresses: [],
  members: [],
  licenceRequirement: undefined,
  reviewPolicy: undefined,
  citation: undefined,
  statedIn: 'instruction',
  span: { start: 0, end: 1 },
});
const step = (before: readonly Row[], after: readonly Row[]) =>
  codifiedStep(list(...before), list(...after), 'entity-list');
const judged = (before: readonly Row[], after: readonly Row[], ...amendments: readonly Amendment[]) => {
  const { confirmed, differing } = asCodified(step(before, after), amendments, '2026-10-01');
  return {
    confirmed: confirmed.map((each) => each.amendment.name),
    says: differing.map((each) => each.says),
  };
};

describe('a step of a list', () => {
  it('is read where it differs, with offsets into the later text', () => {
    const after = list(row('Alpha Works'), row('Beta Works'));
    const found = codifiedStep(list(row('Alpha Works')), after, 'entity-list');
    expect(found.changes.map((change) => change.kind)).toEqual(['added']);
    expect(found.document.sections).toHaveLength(1);
    const at = after.indexOf('Beta Works');
    expect(found.changeAt(at)).toMatchObject({ kind: 'added', after: { name: 'Beta Works' } });
    expect(found.changeAt(after.indexOf('Alpha Works'))).toBeUndefined();
  });

  it('keeps who is gone, and the old name of who was renamed, from the earlier text', () => {
    const before = [row('Alpha Works'), row('Beta Works'), { cell: 'Old Name Institute, 5 Lane, Town.' }];
    const found = step(before, [row('Alpha Works'), { cell: 'New Name Institute, 5 Lane, Town.' }]);
    expect(found.gone.sections.map(({ text }) => text.split('\t')[1])).toEqual([
      'Beta Works, 1 Beta Works Road, Town.',
      'Old Name Institute, 5 Lane, Town.',
    ]);
    expect(found.changes.map((change) => change.kind)).toEqual(['changed', 'removed']);
  });

  it('of citations alone is none', () => {
    expect(
      step([row('Alpha Works')], [row('Alpha Works', { citation: '84 FR 1, 1/2/19. 91 FR 2, 1/2/26.' })])
        .changes,
    ).toEqual([]);
  });

  it('is called by the list that it stands in', () => {
    const [added] = step([row('Alpha Works')], [row('Alpha Works'), row('Beta Works')]).changes;
    expect(kindOfEntry('entity-list', added)).toBe('entity_list_addition');
    expect(kindOfEntry('unverified-list', added)).toBe('other_list_change');
  });

  it('of a section are its new paragraphs', () => {
    const section = (...paragraphs: readonly string[]) =>
      `<DIV8 N="744.22" TYPE="SECTION">${paragraphs.map((text) => `<P>${text}</P>`).join('')}</DIV8>`;
    const after = section('(a) As before.', '(b) Alpha Bureau.');
    const found = codifiedStep(section('(a) As  before.'), after, undefined);
    expect(found.document.sections.map(({ text }) => text)).toEqual(['(b) Alpha Bureau.']);
    expect(after.slice(found.document.sections[0]?.offsets[0])).toMatch(/^\(b\) Alpha/);
  });
});

describe('as instructed, as codified', () => {
  const alpha = row('Alpha Works');
  const beta = row('Beta Works');
  it('confirms additions, removals and revisions that the list shows', () => {
    const revised = { cell: 'Alpha Works, 7 Lane, Town.' };
    expect(
      judged(
        [alpha, beta],
        [revised, row('Gamma Works')],
        amendment('added', 'Gamma Works'),
        amendment('removed', 'Beta Works'),
        amendment('revised', 'Alpha Works'),
      ),
    ).toEqual({
      confirmed: ['Gamma Works', 'Beta Works', 'Alpha Works'],
      says: [],
    });
  });

  it('finds an entry whose name the list ends elsewhere', () => {
    const center = { cell: 'Delta Works Co., Research Center, Town.' };
    expect(
      judged([alpha], [alpha, center], amendment('added', 'Delta Works Co., Research Center')).confirmed,
    ).toHaveLength(1);
  });

  it('confirms each of several entries of one name', () => {
    const twice = [row('Gamma Works'), { cell: 'Gamma Works, 9 Lane, City.' }];
    const found = step([alpha], [alpha, ...twice]);
    const { confirmed } = asCodified(found, [amendment('added', 'Gamma Works')], '2026-10-01');
    expect(confirmed.flatMap(({ changes }) => changes)).toEqual(found.changes);
  });

  it('says what is missing, still there or under another name', () => {
    const { confirmed, says } = judged(
      [alpha, beta],
      [alpha, beta, row('Gama Works')],
      amendment('added', 'Gamma Works'),
      amendment('removed', 'Beta Works'),
      amendment('added', 'Omega Institute of Optics'),
    );
    expect(confirmed).toEqual([]);
    expect(says).toEqual([
      'The document adds “Gamma Works”; the codified list of 2026-10-01 has “Gama Works” in its place.',
      'The document removes “Beta Works”, but the codified list of 2026-10-01 still holds it.',
      'The document adds “Omega Institute of Optics”, but the codified list of 2026-10-01 does not hold it.',
    ]);
  });

  it('leaves open what an earlier step has carried out', () => {
    expect(
      judged([alpha], [alpha, beta], amendment('added', 'Alpha Works'), amendment('removed', 'Gamma Works')),
    ).toEqual({
      confirmed: [],
      says: [],
    });
  });
});

describe('the trouble with a text', () => {
  const node = { identifier: LIST, list: 'entity-list' };
  it.each([
    ['what was asked for', list(row('Alpha Works')), undefined, undefined],
    [
      'another node',
      supplement('Supplement No. 6 to Part 744', [row('Alpha Works')]),
      undefined,
      'does not hold',
    ],
    ['no entries', list(), undefined, 'no entries'],
    ['half of them gone', list(row('A B')), list(row('A B'), row('C D'), row('E F')), '1 entries, 3 before'],
    ['nothing', '', undefined, 'does not hold'],
  ])('%s', (_, text, before, trouble) => {
    const found = nodeTrouble(node, text, before);
    if (trouble === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(trouble);
  });
});

it('no two texts break the comparison', () => {
  const whole = list(row('Alpha Works'), row('Beta Works'));
  const piece = fc.constantFrom(
    '<TR>',
    '</TD>',
    '<DIV9 N="',
    '&',
    '\t',
    '<P>',
    'a.k.a., ',
    '\u0000',
    '—',
    whole,
  );
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, fc.boolean(), (before, after, isList) => {
      const found = codifiedStep(before, after, isList ? 'entity-list' : undefined);
      asCodified(found, [amendment('added', 'Alpha Works'), amendment('removed', '')], '2026-10-01');
      nodeTrouble({ identifier: LIST, list: 'entity-list' }, after, before);
    }),
    { numRuns: 300 },
  );
});
