import { describe, expect, test } from 'vitest';
import type { SectionRole } from '../../../shared/domain/document.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { analyze, COMPANIES, company } from './analyzed.ts';

describe('entries of lists', () => {
  test('where the whole name of one stands, who bears a part of it is not meant', () => {
    const group = company('group', 'Orvex Semiconductor');
    const found = analyze({
      sections: [['summary', 'BIS adds Orvex Semiconductor Corporation to the Entity List.']],
      companies: [...COMPANIES, group],
    });
    expect(found.match('orvex')?.decision).toBe('alert');
    expect(found.match('group')).toBeUndefined();
  });

  test('an entry is headed by the own name of its party, though another has it as an alias', () => {
    const other = company('other', 'Zhaoyang Optics', [], {
      aliases: [
        { companyId: companyId('other'), text: 'Palindra Memory', kind: 'listed-alias', strength: 'strong' },
      ],
    });
    const companies = [company('own', 'Palindra Memory'), other];
    const row = '\tPalindra Memory, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.';
    const text = 'Zhaoyang Optics said nothing.';
    const found = analyze({
      sections: [
        ['background', text],
        ['table-row', row],
      ],
      companies,
    });
    expect(found.match('own')?.decision).toBe('alert');
    expect(found.match('other')?.decision).not.toBe('alert');
  });

  test('a whole name of everyday words counts where a list names it, not where a text speaks of it', () => {
    const academy = company('academy', 'Academy of Naval Sciences');
    const decide = (role: SectionRole, text: string) =>
      analyze({ sections: [[role, text]], companies: [academy] }).match('academy')?.decision;
    const row =
      '\tAcademy of Naval Sciences, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.';
    expect(decide('table-row', row)).toBe('alert');
    expect(decide('background', 'The Academy of Naval Sciences in general gives advice.')).toBeUndefined();
  });

  test('each row of a table is what its own instruction says, also where a rule amends two lists', () => {
    const row = (name: string) =>
      [
        'table-row',
        `\t${name}, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.`,
      ] as const;
    const head = [
      'table-row',
      'Country\tEntity\tLicense requirement\tLicense review policy\tFederal Register citation',
    ] as const;
    const found = analyze({
      sections: [
        ['instruction', '2. Supplement No. 4 to part 744 is amended under China:'],
        ['instruction', 'a. By revising the entry for “Tethys Foundry Co., Ltd.”;'],
        ['instruction', 'b. By adding in alphabetical order an entry for “Orvex Semiconductor Corporation”.'],
        head,
        row('Orvex Semiconductor Corporation'),
        row('Tethys Foundry Co., Ltd.'),
        [
          'instruction',
          '3. Supplement No. 7 to part 744 is amended by adding an entry for “Zhaoyang Microwave Institute”.',
        ],
        head,
        row('Zhaoyang Microwave Institute'),
      ],
    });
    expect(['orvex', 'tethys', 'rival'].map((id) => found.match(id)?.kind)).toEqual([
      'entity_list_addition',
      'entity_list_modification',
      'other_list_change',
    ]);
  });

  test('the day on which an extended licence ends is no end of it', () => {
    const text =
      'The temporary general license for Tethys Foundry is extended by this rule and now expires on May 1, 2020.';
    const metadata = { title: 'Temporary General License: Extension of Validity' };
    const sections = [
      ['title', metadata.title],
      ['summary', text],
    ] as const;
    expect(analyze({ sections, metadata }).match('tethys')?.kind).toBe('tgl_extension');
  });

  test('an exception that another agency makes is no licence policy', () => {
    const metadata = { agencies: ['Animal and Plant Health Inspection Service'] };
    const text =
      'We are adding an exception to the declaration for products with a minimal amount of plants.';
    expect(analyze({ sections: [['summary', text]], metadata }).kind).toBe('none');
  });
});
