import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codifiedLists, type ListEntry } from '../../../shared/domain/diff/ecfr-list.ts';
import { diffLists } from '../../../shared/domain/diff/list-diff.ts';
import { realData } from '../../harness/real-data.ts';
import type { ListedEntity } from '../amendments/render-entity-list.ts';
import { editList, renderEcfr } from './edit-list.ts';

const FILE = realData('entity-list-2026-07-09.json');

const entry = (name: string, more: Partial<ListEntry> = {}): ListEntry => ({
  country: 'China',
  name,
  aliases: [],
  addresses: [`1 ${name} Road, Beijing`],
  members: [],
  licenceRequirement: 'For all items subject to the EAR',
  reviewPolicy: 'Presumption of denial',
  citations: ['84 FR 22963, 5/21/19'],
  ...more,
});
const brief = (before: readonly ListEntry[], after: readonly ListEntry[]) =>
  diffLists(before, after).map((change) =>
    change.kind === 'changed'
      ? `changed ${change.fields.map((field) => field.field).join(',')}`
      : `${change.kind} ${change.kind === 'added' ? change.after.name : change.before.name}`,
  );

describe('difference of two versions of a list', () => {
  it('tells additions and removals', () => {
    expect(brief([entry('A'), entry('B')], [entry('B'), entry('C')])).toEqual(['added C', 'removed A']);
  });

  it('tells a rename as a change: by a shared alias, or by address and first citation', () => {
    expect(
      brief([entry('A', { aliases: ['Old A'] })], [entry('New A', { aliases: ['Old A'], addresses: [] })]),
    ).toEqual(['changed name,addresses']);
    expect(brief([entry('A')], [entry('Q', { addresses: entry('A').addresses })])).toEqual(['changed name']);
  });

  it('tells a move to another country as a change', () => {
    expect(brief([entry('A')], [entry('A', { country: 'Malta' })])).toEqual(['changed country']);
  });

  it('keeps equal names apart', () => {
    const [one, two] = [entry('Address 01', { addresses: ['x'] }), entry('Address 01', { addresses: ['y'] })];
    expect(brief([one, two], [two])).toEqual(['removed Address 01']);
    expect(brief([one, two], [two, { ...one, reviewPolicy: 'Case-by-case' }])).toEqual([
      'changed reviewPolicy',
    ]);
  });

  it('says nothing of a list that stayed as it was', () => {
    expect(diffLists([entry('A'), entry('A')], [entry('A'), entry('A')])).toEqual([]);
  });

  it.each([1, 2, 3])('finds exactly 200 random edits of the whole list (seed %i)', (seed) => {
    const { before, after, expected } = editList(listToEdit(), 200, seed);
    const [old] = codifiedLists(renderEcfr(before));
    const [later] = codifiedLists(renderEcfr(after));
    const found = diffLists(old?.entries ?? [], later?.entries ?? []).map((change) => {
      if (change.kind === 'added') return `added ${change.after.country}: ${change.after.name}`;
      if (change.kind === 'removed') return `removed ${change.before.country}: ${change.before.name}`;
      return `changed ${change.before.country}: ${change.before.name}: ${change.fields.map((field) => field.field).join(',')}`;
    });
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
    expect(old?.name).toBe('Supplement No. 4 to Part 744');
  });
});

/** The real list where it is at hand, else one of made-up names of the same size. */
function listToEdit(): readonly ListedEntity[] {
  if (existsSync(FILE)) {
    const { entities } = JSON.parse(readFileSync(FILE, 'utf8')) as { entities: ListedEntity[] };
    // Rows whose name the file cut wrongly do not come back under the name that the edit knows.
    return entities.filter(
      (each) => !/[,(;:.]|\ba\.k\.a/.test(each.name) && !/[af]\.k\.a/.test(each.address ?? ''),
    );
  }
  console.log(`${FILE} is absent (set RULEWIRE_DATA): made-up names are edited instead`);
  return Array.from({ length: 3400 }, (_, at) => ({
    name: `Example Works ${at}`,
    aliases: at % 2 === 0 ? [`EW ${at}`] : [],
    country: `Land ${String.fromCharCode(65 + (at % 26))}`,
    address: `${at} Road, City`,
    federal_register: '84 FR 22963, 5/21/19',
    notes: 'For all items subject to the EAR',
  }));
}
