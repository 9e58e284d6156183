import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codifiedStep, kindOfEntry } from '../../../shared/domain/codified.ts';
import { nodeTrouble } from '../../../shared/domain/diff/codified-node.ts';
import { codifiedLists } from '../../../shared/domain/diff/ecfr-list.ts';
import { diffLists } from '../../../shared/domain/diff/list-diff.ts';
import { sectionRows } from '../../../shared/domain/diff/section-list.ts';

const ITEMS = [
  '(i) <I>Burma.</I> Office of Sample Affairs (OSA) and the Directorate of Tests.',
  '(ii) Cuba. Directorate of Sample Intelligence (DSI) and Directorate of Sample Counterintelligence (DSC).',
  '(iii) <I>China, People’s Republic of:</I> General Department of Research and Samples (GDRS).',
  '(iv) [Reserved]',
];

const section = (items: readonly string[] = ITEMS, after: readonly string[] = []) =>
  `<DIV8 N="744.22" TYPE="SECTION"><HEAD>§ 744.22 Restrictions.</HEAD>${[
    '(a) <I>General prohibition.</I> No item goes to those of paragraph (f)(2) of this section.',
    '(i) China. No list stands here.',
    '(f) <I>Definitions.</I> (1) An end use is:',
    '(i) Design. Nothing of the kind.',
    '(2) An end user is an intelligence body of armed services. They include:',
    ...items,
    ...after,
  ]
    .map((text) => `<P>${text}</P>`)
    .join('\n')}</DIV8>`;

const names = (text: string) =>
  codifiedLists(text).flatMap(({ entries }) => entries.map(({ country, name }) => `${country}: ${name}`));

describe('the parties that section 744.22 names', () => {
  it('are the entries of paragraph (f)(2), each under its country', () => {
    expect(codifiedLists(section())[0]?.name).toBe('§ 744.22(f)(2)');
    expect(
      names(
        section(ITEMS, [
          '(3) Others.',
          '(i) Burma. Not of this list.',
          '(g) Further.',
          '(2) Terms:',
          '(i) Iran. None.',
        ]),
      ),
    ).toEqual([
      'Burma: Office of Sample Affairs (OSA)',
      'Burma: Directorate of Tests',
      'Cuba: Directorate of Sample Intelligence (DSI)',
      'Cuba: Directorate of Sample Counterintelligence (DSC)',
      'China: General Department of Research and Samples (GDRS)',
    ]);
  });

  it('stand at their words in the original', () => {
    const text = section();
    for (const { entry, sections } of sectionRows(text)) {
      const [row] = sections;
      const at = row?.text.indexOf('\t') ?? 0;
      expect(text.slice(row?.offsets[at + 1]).replace(/^the /, '')).toMatch(
        new RegExp(`^${entry.name.slice(0, 12)}`),
      );
    }
  });

  it('are compared one by one: a removal is told, a new name of a body is no other body', () => {
    const after = section([
      ITEMS[0] ?? '',
      '(ii) Cuba. Directorate of Sample Information (DSI).',
      ITEMS[2] ?? '',
    ]);
    const changes = diffLists(
      codifiedLists(section())[0]?.entries ?? [],
      codifiedLists(after)[0]?.entries ?? [],
    );
    expect(
      changes.map((each) => [each.kind, each.kind === 'removed' ? each.before.name : each.after.name]),
    ).toEqual([
      ['changed', 'Directorate of Sample Information (DSI)'],
      ['removed', 'Directorate of Sample Counterintelligence (DSC)'],
    ]);
    const step = codifiedStep(section(), after, 'military-intelligence-end-users');
    expect(step.changes).toHaveLength(2);
    expect(kindOfEntry('military-intelligence-end-users', step.changes[0])).toBe('other_list_change');
  });

  it('are refused where the answer holds none of them', () => {
    const node = { identifier: '744.22', list: 'military-intelligence-end-users' };
    expect(nodeTrouble(node, section(), undefined)).toBeUndefined();
    expect(nodeTrouble(node, section([]), section())).toContain('has no entries');
  });

  it('are read of any text without a crash', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.nat(1500), (noise, cut) => {
        const text = section([`(i) ${noise}`, ...ITEMS]);
        expect(() => sectionRows(text.slice(0, cut) + noise)).not.toThrow();
        expect(() => sectionRows(text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
