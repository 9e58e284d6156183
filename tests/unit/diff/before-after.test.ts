import { describe, expect, it } from 'vitest';
import type { Amendment, Operation } from '../../../shared/domain/amendments/amendment.ts';
import { beforeAfterOf } from '../../../shared/domain/diff/before-after.ts';
import type { ListEntry } from '../../../shared/domain/diff/ecfr-list.ts';

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
const WHERE = '15 CFR Part 744, Supplement No. 4, under China';

describe('before and after', () => {
  it('tells each kind of change', () => {
    const found = {
      amendments: [
        amendment('added', 'A'),
        amendment('removed', 'B'),
        amendment('moved', 'C', { fromCountry: 'Malta' }),
        amendment('revised', 'D'),
      ],
      replacements: [{ where: 'Supplement No. 7', before: 'x', after: 'y', span: { start: 0, end: 1 } }],
      disagreements: [],
    };
    expect(beforeAfterOf(found, [entry('D', { reviewPolicy: 'Case-by-case' })])).toEqual([
      { field: 'entry', old: undefined, new: 'A', where: WHERE },
      { field: 'entry', old: 'B', new: undefined, where: WHERE },
      { field: 'country', old: 'Malta', new: 'China', where: WHERE },
      { field: 'reviewPolicy', old: 'Case-by-case', new: 'Presumption of denial', where: `${WHERE}, D` },
      { field: 'text', old: 'x', new: 'y', where: 'Supplement No. 7' },
    ]);
  });

  it('says of a revised entry no more than is known', () => {
    expect(
      beforeAfterOf({ amendments: [amendment('revised', 'D')], replacements: [], disagreements: [] }),
    ).toEqual([{ field: 'revised entry', old: undefined, new: 'D', where: WHERE }]);
  });
});
