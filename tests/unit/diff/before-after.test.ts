import { describe, expect, it } from 'vitest';
import type { Amendment, Operation } from '../../../shared/domain/amendments/amendment.ts';
import { beforeAfterOf, codifiedListId } from '../../../shared/domain/diff/before-after.ts';
import type { ListEntry } from '../../../shared/domain/diff/ecfr-list.ts';
import { parseSource } from '../../../shared/domain/sources/catalogue.ts';
import { codifiedDocId } from '../../../shared/domain/sources/ecfr-answers.ts';
import ecfr from '../../../shared/sources/ecfr-title-15.json' with { type: 'json' };

const amendment = (operation: Operation, name: string, more: Partial<Amendment> = {}): Amendment => ({
  list: 'entity-list',
  operation,
  country: 'China',
  name,
  aliases: [],
  addresses: ['1 Road'],
  members: [],
  licenceRequirement: 'All items',
  reviewPolicy: 'Presumption of denial',
  citation: '84 FR 1',
  statedIn: 'row',
  span: { start: 0, end: 1 },
  ...more,
});
const entry = (name: string, more: Partial<ListEntry> = {}): ListEntry => ({
  country: 'China',
  name,
  aliases: [],
  addresses: ['1 Road'],
  members: [],
  licenceRequirement: 'All items',
  reviewPolicy: 'Presumption of denial',
  citations: [],
  ...more,
});
const instructed = { basis: 'instructed', where: '15 CFR Part 744, Supplement No. 4', under: 'China' };
const found = (amendments: readonly Amendment[]) => ({ amendments, replacements: [], disagreements: [] });

describe('before and after', () => {
  it('tells each kind of change', () => {
    const all = {
      ...found([
        amendment('added', 'A'),
        amendment('removed', 'B'),
        amendment('moved', 'C', { fromCountry: 'Malta' }),
        amendment('revised', 'D'),
      ]),
      replacements: [
        { where: 'Supplement No. 7', before: 'x', after: 'y', span: { start: 0, end: 1 } },
        {
          where: 'Supplement No. 7',
          before: 'November 18, 2019',
          after: 'February 16, 2020',
          span: { start: 0, end: 1 },
        },
      ],
    };
    expect(beforeAfterOf(all, [entry('D', { reviewPolicy: 'Case-by-case' })])).toEqual([
      { ...instructed, field: 'entry', old: undefined, new: 'A' },
      { ...instructed, field: 'entry', old: 'B', new: undefined },
      { ...instructed, field: 'country', old: 'Malta', new: 'China', entry: 'C' },
      { ...instructed, field: 'reviewPolicy', old: 'Case-by-case', new: 'Presumption of denial', entry: 'D' },
      { basis: 'instructed', field: 'text', old: 'x', new: 'y', where: 'Supplement No. 7' },
      { basis: 'instructed', field: 'date', old: '2019-11-18', new: '2020-02-16', where: 'Supplement No. 7' },
    ]);
  });

  it('of fields that hold several says what is further there and what is gone', () => {
    const revised = amendment('revised', 'D', { members: ['One', 'Three'], aliases: ['Dee'] });
    expect(beforeAfterOf(found([revised]), [entry('D', { members: ['One', 'Two'] })])).toEqual([
      { ...instructed, field: 'aliases', old: undefined, new: 'Dee', entry: 'D' },
      { ...instructed, field: 'members', old: 'Two', new: 'Three', entry: 'D' },
    ]);
  });

  it('says of a revised entry no more than is known', () => {
    expect(beforeAfterOf(found([amendment('revised', 'D', { members: ['One'] })]))).toEqual([
      { ...instructed, field: 'revised entry', old: undefined, new: 'D' },
      { ...instructed, field: 'members as revised', old: undefined, new: 'One', entry: 'D' },
    ]);
  });
});

it('the codified lists are looked up where the eCFR poller stores them', () => {
  const source = parseSource(ecfr, 'ecfr-title-15.json');
  const nodes = source.kind === 'ecfr' ? source.nodes.map((node) => ({ source, node })) : [];
  const lists = nodes.filter(({ node }) => node.list !== undefined);
  expect(lists.length).toBeGreaterThan(2);
  for (const { source, node } of lists)
    if (node.list !== undefined) expect(codifiedListId(node.list)).toBe(codifiedDocId(source, node));
});
